// name: documents
// title: 文件 | Documents
// group: 来源 | Sources
// param: source id:Source = -          来源 | source
// returns: document, title, date, issuer, level, jurisdiction, source, file, ordinal, commitments, dated, year_unknown
// example: -
MATCH (doc:Document)-[:PART_OF]->(s:Source)
WHERE $source IS NULL OR s.id = $source
RETURN doc.id AS document, doc.title AS title, doc.date AS date, doc.issuer AS issuer, doc.level AS level, doc.jurisdiction AS jurisdiction,
       s.id AS source, s.file AS file, doc.ordinal AS ordinal,
       COUNT { (doc)<-[:STATED_IN]-(:Commitment) } AS commitments,
       COUNT { MATCH (doc)<-[:STATED_IN]-(:Commitment)-[:DUE_BY]->(l:Deadline) WHERE l.latest IS NOT NULL } AS dated,
       COUNT { MATCH (doc)<-[:STATED_IN]-(:Commitment)-[:DUE_BY]->(l:Deadline) WHERE l.latest IS NULL } AS year_unknown
ORDER BY s.id, doc.ordinal, doc.id
