// name: place_commitments
// title: 地方的任务 | Commitments of a place
// group: 任务 | Tasks
// param: place id:Place                地方，含下级 | place, with its parts
// returns: how, place, commitment, text, label, hard, due, latest, year_unknown, bearers, targets, document, title, start
// example: place=e0000000000000001
MATCH (p:Place)-[:PART_OF*0..5]->(:Place {id: $place})
MATCH (c:Commitment)-[:STATED_IN]->(doc:Document)
WHERE EXISTS { (c)-[:LOCATED_IN]->(p) } OR EXISTS { (doc)-[:COVERS]->(p) }
OPTIONAL MATCH (c)-[:DUE_BY]->(l:Deadline)
WITH DISTINCT c, doc, l, p
RETURN CASE WHEN EXISTS { (c)-[:LOCATED_IN]->(p) } THEN 'stated' ELSE 'jurisdiction' END AS how, p.name AS place,
       c.id AS commitment, c.text AS text, c.label AS label, c.hard AS hard, l.edtf AS due, l.latest AS latest,
       l IS NOT NULL AND l.latest IS NULL AS year_unknown,
       COLLECT {
         MATCH (c)-[a:ASSIGNED_TO]->(b:Department)
         RETURN {id: b.id, name: b.name, role: a.role, grounding: a.grounding, generic: b.generic, quote: a.quote} ORDER BY a.start, b.id
       } AS bearers,
       COLLECT {
         MATCH (c)-[h:HAS_TARGET]->(t:Target)
         RETURN {id: t.id, metric: t.metric, op: t.op, value: t.value, unit: t.unit, masked: t.masked, quote: h.quote} ORDER BY h.start, t.id
       } AS targets,
       doc.id AS document, doc.title AS title, c.start AS start
ORDER BY CASE WHEN l.latest IS NOT NULL THEN 0 WHEN l IS NOT NULL THEN 1 ELSE 2 END, l.latest, doc.title, doc.id, c.start, c.id, p.id
