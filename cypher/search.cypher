// name: search
// title: 按词查任务 | Search commitments by words
// group: 查找 | Search
// param: words words                   要查的词，以空格分开 | words, apart by blanks
// param: document id:Document = -      文件 | document
// param: limit int = 200               最多行数 | at most
// returns: commitment, text, label, hard, due, latest, year_unknown, bearers, targets, document, title, start
// example: words=学位
// The index holds pairs of characters, so a single character is found by reading all texts.
CALL {
  MATCH (c:Commitment)
  WHERE none(word IN $words WHERE size(word) > 1)
  RETURN c
  UNION
  WITH [word IN $words WHERE size(word) > 1] AS long
  WITH reduce(q = '', word IN CASE WHEN size(long) = 0 THEN $words ELSE long END | q + ' +"' + word + '"') AS phrases
  CALL db.index.fulltext.queryNodes('commitment_text', phrases) YIELD node
  RETURN node AS c
}
WITH c
WHERE all(word IN $words WHERE toLower(c.text) CONTAINS toLower(word))
MATCH (c)-[:STATED_IN]->(doc:Document)
WHERE $document IS NULL OR doc.id = $document
OPTIONAL MATCH (c)-[:DUE_BY]->(l:Deadline)
WITH c, doc, l
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
LIMIT $limit
