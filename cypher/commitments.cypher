// name: commitments
// title: 任务清单 | List of commitments
// group: 任务 | Tasks
// param: document id:Document = -      文件 | document
// param: department id:Department = -  单位 | department
// param: since date = -                到期不早于 | due from
// param: until date = -                到期不晚于 | due to
// param: hard bool = -                 只要硬任务 | hard ones only
// param: words words = -               含这些词 | words
// param: gap list = []                 缺口：year_unknown, no_deadline, no_bearer, collective_only | gaps
// param: project id:Project = -        项目 | project
// param: place id:Place = -            地方 | place
// param: skip int = 0                  跳过 | skip
// param: limit int = 100000            最多行数 | at most
// returns: commitment, text, quote, label, hard, force, status, due, latest, year_unknown, bearers, targets, projects, places, document, title, source, file, section, start, end
// example: hard=true
MATCH (doc:Document)-[:PART_OF]->(s:Source)
WHERE $document IS NULL OR doc.id = $document
WITH doc, s.id AS source, s.file AS file // apart from the source, which is long
MATCH (c:Commitment)-[:STATED_IN]->(doc)
WHERE ($hard IS NULL OR c.hard = $hard)
  AND ($words IS NULL OR all(word IN $words WHERE toLower(c.text) CONTAINS toLower(word)))
  AND ($department IS NULL OR EXISTS { (c)-[:ASSIGNED_TO]->(:Department {id: $department}) })
  AND ($project IS NULL OR EXISTS { (c)-[:ADVANCES]->(:Project {id: $project}) })
  AND ($place IS NULL OR EXISTS { (c)-[:LOCATED_IN]->(:Place {id: $place}) })
OPTIONAL MATCH (c)-[:DUE_BY]->(l:Deadline)
OPTIONAL MATCH (c)-[:IN_SECTION]->(part:Section)
WITH c, doc, source, file, l, part, COUNT { (c)-[:ASSIGNED_TO]->(:Department) } AS bodies, COUNT { (c)-[:ASSIGNED_TO]->(:Department {generic: false}) } AS named
WHERE ($since IS NULL OR l.latest >= $since OR (l IS NOT NULL AND l.latest IS NULL))
  AND ($until IS NULL OR l.latest <= $until OR (l IS NOT NULL AND l.latest IS NULL))
  AND (size($gap) = 0
    OR ('year_unknown' IN $gap AND l IS NOT NULL AND l.latest IS NULL)
    OR ('no_deadline' IN $gap AND l IS NULL)
    OR ('no_bearer' IN $gap AND bodies = 0)
    OR ('collective_only' IN $gap AND bodies > 0 AND named = 0))
WITH c, doc, source, file, l, part
ORDER BY CASE WHEN l.latest IS NOT NULL THEN 0 WHEN l IS NOT NULL THEN 1 ELSE 2 END, l.latest, doc.title, doc.id, c.start, c.id
SKIP $skip LIMIT $limit
RETURN c.id AS commitment, c.text AS text, c.quote AS quote, c.label AS label, c.hard AS hard, c.force AS force, c.status AS status,
       l.edtf AS due, l.latest AS latest, l IS NOT NULL AND l.latest IS NULL AS year_unknown,
       COLLECT {
         MATCH (c)-[a:ASSIGNED_TO]->(b:Department)
         RETURN {id: b.id, name: b.name, role: a.role, grounding: a.grounding, generic: b.generic, quote: a.quote} ORDER BY a.start, b.id
       } AS bearers,
       COLLECT {
         MATCH (c)-[h:HAS_TARGET]->(t:Target)
         RETURN {id: t.id, metric: t.metric, op: t.op, value: t.value, unit: t.unit, masked: t.masked, quote: h.quote} ORDER BY h.start, t.id
       } AS targets,
       COLLECT { MATCH (c)-[e:ADVANCES]->(x:Project) RETURN {id: x.id, name: x.name} ORDER BY e.start, x.id } AS projects,
       COLLECT { MATCH (c)-[e:LOCATED_IN]->(x:Place) RETURN {id: x.id, name: x.name} ORDER BY e.start, x.id } AS places,
       doc.id AS document, doc.title AS title, source, file,
       part.title AS section, c.start AS start, c.end AS end
ORDER BY CASE WHEN l.latest IS NOT NULL THEN 0 WHEN l IS NOT NULL THEN 1 ELSE 2 END, l.latest, doc.title, doc.id, c.start, c.id
