// name: commitment
// title: 任务与原文依据 | A commitment with its evidence
// group: 任务 | Tasks
// param: commitment id:Commitment      任务 | commitment
// returns: commitment, text, quote, start, end, label, hard, force, status, bearers, due, targets, projects, places, policies, people, document, title, date, issuer, jurisdiction, source, file, sections, before, after
// example: commitment=c0000000000000001
MATCH (c:Commitment {id: $commitment})-[:STATED_IN]->(doc:Document)-[:PART_OF]->(s:Source)
RETURN c.id AS commitment, c.text AS text, c.quote AS quote, c.start AS start, c.end AS end, c.label AS label, c.hard AS hard,
       c.force AS force, c.status AS status,
       COLLECT {
         MATCH (c)-[e:ASSIGNED_TO]->(x:Department)
         RETURN {id: x.id, name: x.name, generic: x.generic, role: e.role, grounding: e.grounding, text: e.text, quote: e.quote, start: e.start, end: e.end} ORDER BY e.start, x.id
       } AS bearers,
       COLLECT {
         MATCH (c)-[e:DUE_BY]->(x:Deadline)
         RETURN {id: x.id, edtf: x.edtf, latest: x.latest, grounding: e.grounding, text: e.text, quote: e.quote, start: e.start, end: e.end} ORDER BY e.start, x.id
       } AS due,
       COLLECT {
         MATCH (c)-[e:HAS_TARGET]->(x:Target)
         RETURN {id: x.id, metric: x.metric, op: x.op, value: x.value, unit: x.unit, masked: x.masked, text: e.text, quote: e.quote, start: e.start, end: e.end} ORDER BY e.start, x.id
       } AS targets,
       COLLECT {
         MATCH (c)-[e:ADVANCES]->(x:Project)
         RETURN {id: x.id, name: x.name, text: e.text, quote: e.quote, start: e.start, end: e.end} ORDER BY e.start, x.id
       } AS projects,
       COLLECT {
         MATCH (c)-[e:LOCATED_IN]->(x:Place)
         RETURN {id: x.id, name: x.name, text: e.text, quote: e.quote, start: e.start, end: e.end} ORDER BY e.start, x.id
       } AS places,
       COLLECT {
         MATCH (c)-[e:CITES]->(x:Policy)
         RETURN {id: x.id, name: x.name, text: e.text, quote: e.quote, start: e.start, end: e.end} ORDER BY e.start, x.id
       } AS policies,
       COLLECT {
         MATCH (c)-[e:NAMES]->(x:Person)
         RETURN {id: x.id, name: x.name, title: x.title, text: e.text, quote: e.quote, start: e.start, end: e.end} ORDER BY e.start, x.id
       } AS people,
       doc.id AS document, doc.title AS title, doc.date AS date, doc.issuer AS issuer, doc.jurisdiction AS jurisdiction,
       s.id AS source, s.file AS file,
       COLLECT {
         MATCH (c)-[:IN_SECTION]->(:Section)-[:PART_OF*0..8]->(x:Section)
         RETURN {id: x.id, number: x.number, title: x.title, level: x.level, part: x.part} ORDER BY x.level, x.start
       } AS sections,
       substring(s.raw, CASE WHEN c.start > 200 THEN c.start - 200 ELSE 0 END, CASE WHEN c.start > 200 THEN 200 ELSE c.start END) AS before,
       substring(s.raw, c.end, 200) AS after
