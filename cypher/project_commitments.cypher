// name: project_commitments
// title: 项目的任务 | Commitments of a project
// group: 任务 | Tasks
// param: project id:Project            项目 | project
// returns: commitment, text, label, hard, due, latest, year_unknown, bearers, targets, document, title, start, places, jurisdiction
// example: project=e0000000000000001
MATCH (:Project {id: $project})<-[:ADVANCES]-(c:Commitment)-[:STATED_IN]->(doc:Document)
OPTIONAL MATCH (c)-[:DUE_BY]->(l:Deadline)
WITH DISTINCT c, doc, l
RETURN c.id AS commitment, c.text AS text, c.label AS label, c.hard AS hard, l.edtf AS due, l.latest AS latest,
       l IS NOT NULL AND l.latest IS NULL AS year_unknown,
       COLLECT {
         MATCH (c)-[a:ASSIGNED_TO]->(b:Department)
         RETURN {id: b.id, name: b.name, role: a.role, grounding: a.grounding, generic: b.generic, quote: a.quote} ORDER BY a.start, b.id
       } AS bearers,
       COLLECT {
         MATCH (c)-[h:HAS_TARGET]->(t:Target)
         RETURN {id: t.id, metric: t.metric, op: t.op, value: t.value, unit: t.unit, masked: t.masked, quote: h.quote} ORDER BY h.start, t.id
       } AS targets,
       doc.id AS document, doc.title AS title, c.start AS start,
       COLLECT { MATCH (c)-[e:LOCATED_IN]->(x:Place) RETURN {id: x.id, name: x.name} ORDER BY e.start, x.id } AS places,
       doc.jurisdiction AS jurisdiction
ORDER BY CASE WHEN l.latest IS NOT NULL THEN 0 WHEN l IS NOT NULL THEN 1 ELSE 2 END, l.latest, doc.title, doc.id, c.start, c.id
