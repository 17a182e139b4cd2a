// name: entity_documents
// title: 提到它的文件 | Documents that name an entity
// group: 来源 | Sources
// internal: true
// param: id str                        单位、项目、地点、政策或人物的 id | id of a department, project, place, policy or person
// returns: document, title, date, mentions, commitments, kind
// example: id=e0000000000000001
CALL {
  MATCH (n:Department {id: $id}) RETURN n
  UNION MATCH (n:Project {id: $id}) RETURN n
  UNION MATCH (n:Place {id: $id}) RETURN n
  UNION MATCH (n:Policy {id: $id}) RETURN n
  UNION MATCH (n:Person {id: $id}) RETURN n
}
MATCH (doc:Document)-[m:MENTIONS]->(n)
RETURN doc.id AS document, doc.title AS title, doc.date AS date, m.count AS mentions,
       COUNT { MATCH (c:Commitment)-[:STATED_IN]->(doc) WHERE EXISTS { (c)-[:ASSIGNED_TO|ADVANCES|LOCATED_IN|CITES|NAMES]->(n) } } AS commitments,
       labels(n)[0] AS kind
ORDER BY commitments DESC, mentions DESC, title, document
