// name: targets
// title: 量化目标 | Targets with values
// group: 任务 | Tasks
// param: words words = -               指标或原文含这些词 | words in metric or text
// param: department id:Department = -  单位 | department
// param: document id:Document = -      文件 | document
// param: limit int = 1000              最多行数 | at most
// returns: target, metric, op, value, unit, masked, quote, commitment, text, label, document, title, due
// example: words=学位
MATCH (t:Target)<-[h:HAS_TARGET]-(c:Commitment)-[:STATED_IN]->(doc:Document)
WHERE ($words IS NULL OR all(word IN $words WHERE t.metric CONTAINS word OR c.text CONTAINS word))
  AND ($document IS NULL OR doc.id = $document)
  AND ($department IS NULL OR EXISTS { (c)-[:ASSIGNED_TO]->(:Department {id: $department}) })
OPTIONAL MATCH (c)-[:DUE_BY]->(l:Deadline)
RETURN t.id AS target, t.metric AS metric, t.op AS op, t.value AS value, t.unit AS unit, t.masked AS masked, h.quote AS quote,
       c.id AS commitment, c.text AS text, c.label AS label, doc.id AS document, doc.title AS title, l.edtf AS due
ORDER BY t.metric, doc.title, doc.id, c.start, h.start, t.id
LIMIT $limit
