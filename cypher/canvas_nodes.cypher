// name: canvas_nodes
// title: 画布上的节点 | Nodes of a canvas
// group: 关系 | Relations
// internal: true
// param: ids list                      节点 id | ids of nodes
// returns: kind, id, properties, degree, due
// example: ids=e0000000000000001
CALL {
  MATCH (n:Commitment) WHERE n.id IN $ids RETURN n
  UNION MATCH (n:Department) WHERE n.id IN $ids RETURN n
  UNION MATCH (n:Project) WHERE n.id IN $ids RETURN n
  UNION MATCH (n:Place) WHERE n.id IN $ids RETURN n
  UNION MATCH (n:Policy) WHERE n.id IN $ids RETURN n
  UNION MATCH (n:Person) WHERE n.id IN $ids RETURN n
  UNION MATCH (n:Target) WHERE n.id IN $ids RETURN n
  UNION MATCH (n:Deadline) WHERE n.id IN $ids RETURN n
  UNION MATCH (n:Document) WHERE n.id IN $ids RETURN n
}
RETURN labels(n)[0] AS kind, n.id AS id, properties(n) AS properties,
       COUNT { (n)-[:ASSIGNED_TO|DUE_BY|HAS_TARGET|ADVANCES|LOCATED_IN|CITES|NAMES|STATED_IN]-(:Commitment) }
         + CASE WHEN labels(n)[0] = 'Commitment' THEN COUNT { (n)-[:ASSIGNED_TO|DUE_BY|HAS_TARGET|ADVANCES|LOCATED_IN|CITES|NAMES|STATED_IN]->() } ELSE 0 END AS degree,
       CASE WHEN labels(n)[0] = 'Commitment' THEN head(COLLECT { MATCH (n)-[:DUE_BY]->(l:Deadline) RETURN l.edtf ORDER BY l.edtf }) ELSE null END AS due
ORDER BY id
