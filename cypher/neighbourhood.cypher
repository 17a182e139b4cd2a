// name: neighbourhood
// title: 节点的邻域 | Neighbourhood of a node
// group: 关系 | Relations
// param: id str                        节点 id | id of the node
// param: kinds list = []               另外要的类型，如 Document,Deadline | further kinds
// param: generic bool = false          也列出集体 | collectives too
// param: limit int = 100               最多行数 | at most
// returns: edge, edge_kind, start, end, role, derived, quote, id, kind, label, level, generic
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
MATCH (n)-[r]-(m)
WHERE (labels(m)[0] IN ['Commitment', 'Department', 'Project', 'Place', 'Policy', 'Person'] OR labels(m)[0] IN $kinds)
  AND ($generic OR coalesce(m.generic, false) = false)
RETURN r.id AS edge, type(r) AS edge_kind, startNode(r).id AS start, endNode(r).id AS end, r.role AS role,
       coalesce(r.derived, false) AS derived, r.quote AS quote, m.id AS id, labels(m)[0] AS kind,
       coalesce(m.label, m.name, m.title, m.edtf, m.metric, m.file, m.subject, m.id) AS label, m.level AS level, coalesce(m.generic, false) AS generic
ORDER BY derived, kind, edge_kind, label, m.id, r.id
LIMIT $limit
