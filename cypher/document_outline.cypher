// name: document_outline
// title: 文件的目录 | Outline of a document
// group: 来源 | Sources
// internal: true
// param: document id:Document          文件 | document
// returns: section, number, title, level, part, start, end, commitments
// example: document=d0000000000000001
MATCH (doc:Document {id: $document})<-[:PART_OF*1..9]-(x:Section)
RETURN x.id AS section, x.number AS number, x.title AS title, x.level AS level, x.part AS part, x.start AS start, x.end AS end,
       COUNT { (x)<-[:IN_SECTION]-(:Commitment) } AS commitments
ORDER BY x.start, x.level, x.id
