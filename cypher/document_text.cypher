// name: document_text
// title: 文件的原文 | Source text of a document
// group: 来源 | Sources
// internal: true
// param: document id:Document          文件 | document
// returns: document, title, date, issuer, jurisdiction, source, file, sha256, start, end, raw
// example: document=d0000000000000001
MATCH (doc:Document {id: $document})-[:PART_OF]->(s:Source)
RETURN doc.id AS document, doc.title AS title, doc.date AS date, doc.issuer AS issuer, doc.jurisdiction AS jurisdiction,
       s.id AS source, s.file AS file, s.sha256 AS sha256, doc.start AS start, doc.end AS end,
       substring(s.raw, doc.start, doc.end - doc.start) AS raw
