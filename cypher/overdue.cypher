// name: overdue
// title: 某日已逾期 | Overdue at a day
// group: 期限 | Deadlines
// param: at date                       基准日 | as of
// param: department id:Department = -  单位 | department
// param: document id:Document = -      文件 | document
// param: unknown bool = false          也列出年份不明的 | rows of unknown year too
// returns: commitment, text, label, hard, due, latest, year_unknown, bearers, targets, document, title, start
// example: at=2026-07-01
MATCH (l:Deadline)<-[:DUE_BY]-(c:Commitment)-[:STATED_IN]->(doc:Document)
WHERE (l.latest < $at OR ($unknown AND l.latest IS NULL))
  AND ($document IS NULL OR doc.id = $document)
  AND ($department IS NULL OR EXISTS { (c)-[:ASSIGNED_TO]->(:Department {id: $department}) })
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
       doc.id AS document, doc.title AS title, c.start AS start
ORDER BY CASE WHEN l.latest IS NOT NULL THEN 0 WHEN l IS NOT NULL THEN 1 ELSE 2 END, l.latest, doc.title, doc.id, c.start, c.id
