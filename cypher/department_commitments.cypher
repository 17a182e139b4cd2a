// name: department_commitments
// title: 单位承担的任务 | Commitments of a department
// group: 任务 | Tasks
// param: department id:Department      单位 | department
// param: by date = -                   至迟某日到期 | due by this day
// param: collective bool = true        也列出其辖区的集体责任 | collectives of its jurisdiction too
// returns: collective, body, role, grounding, commitment, text, label, hard, due, latest, year_unknown, targets, document, title, start, quote
// example: department=e0000000000000001
MATCH (d:Department {id: $department})
MATCH (b:Department)
WHERE b.id = d.id OR ($collective AND b.generic AND b.scope = d.scope)
MATCH (b)<-[a:ASSIGNED_TO]-(c:Commitment)-[:STATED_IN]->(doc:Document)
OPTIONAL MATCH (c)-[:DUE_BY]->(l:Deadline)
WITH d, b, a, c, doc, l
WHERE $by IS NULL OR l.latest <= $by OR (l IS NOT NULL AND l.latest IS NULL)
RETURN b.id <> d.id AS collective, b.name AS body, a.role AS role, a.grounding AS grounding,
       c.id AS commitment, c.text AS text, c.label AS label, c.hard AS hard, l.edtf AS due, l.latest AS latest,
       l IS NOT NULL AND l.latest IS NULL AS year_unknown,
       COLLECT {
         MATCH (c)-[h:HAS_TARGET]->(t:Target)
         RETURN {id: t.id, metric: t.metric, op: t.op, value: t.value, unit: t.unit, masked: t.masked, quote: h.quote} ORDER BY h.start, t.id
       } AS targets,
       doc.id AS document, doc.title AS title, c.start AS start, c.quote AS quote
ORDER BY b.id <> d.id, CASE WHEN l.latest IS NOT NULL THEN 0 WHEN l IS NOT NULL THEN 1 ELSE 2 END, l.latest, doc.title, doc.id, c.start, c.id, b.id, a.role
