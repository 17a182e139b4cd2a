// name: document_mentions
// title: 文件提到的实体 | Entities that a document mentions
// group: 来源 | Sources
// internal: true
// param: document id:Document          文件 | document
// returns: id, kind, name, aliases, count
// example: document=d0000000000000001
MATCH (:Document {id: $document})-[m:MENTIONS]->(x)
RETURN x.id AS id, labels(x)[0] AS kind, x.name AS name, x.aliases AS aliases, m.count AS count
ORDER BY count DESC, kind, name, id
