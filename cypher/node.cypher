// name: node
// title: 一个节点 | One node
// group: 关系 | Relations
// internal: true
// param: id str                        节点 id | id of the node
// returns: kind, id, label, properties, commitments
// example: id=e0000000000000001
CALL {
  MATCH (n:Commitment {id: $id}) RETURN n
  UNION MATCH (n:Department {id: $id}) RETURN n
  UNION MATCH (n:Project {id: $id}) RETURN n
  UNION MATCH (n:Place {id: $id}) RETURN n
  UNION MATCH (n:Policy {id: $id}) RETURN n
  UNION MATCH (n:Person {id: $id}) RETURN n
  UNION MATCH (n:Target {id: $id}) RETURN n
  UNION MATCH (n:Deadline {id: $id}) RETURN n
  UNION MATCH (n:Document {id: $id}) RETURN n
  UNION MATCH (n:Section {id: $id}) RETURN n
  UNION MATCH (n:Source {id: $id}) RETURN n
  UNION MATCH (n:Decision {id: $id}) RETURN n
}
RETURN labels(n)[0] AS kind, n.id AS id, coalesce(n.label, n.name, n.title, n.edtf, n.metric, n.file, n.subject, n.id) AS label,
       CASE WHEN labels(n)[0] = 'Source' THEN {id: n.id, file: n.file, sha256: n.sha256, reader: n.reader, encoding: n.encoding} ELSE properties(n) END AS properties,
       COUNT { (n)--(:Commitment) } AS commitments
