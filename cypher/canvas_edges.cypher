// name: canvas_edges
// title: 画布上的关系 | Edges between the nodes of a canvas
// group: 关系 | Relations
// internal: true
// param: ids list                      节点 id | ids of nodes
// returns: edge, kind, start, end, role, grounding, derived
// example: ids=e0000000000000001
MATCH (c:Commitment)-[r:ASSIGNED_TO|DUE_BY|HAS_TARGET|ADVANCES|LOCATED_IN|CITES|NAMES|STATED_IN]->(m)
WHERE c.id IN $ids AND m.id IN $ids
RETURN r.id AS edge, type(r) AS kind, c.id AS start, m.id AS end, r.role AS role, r.grounding AS grounding, coalesce(r.derived, false) AS derived
ORDER BY edge
