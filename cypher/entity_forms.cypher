// name: entity_forms
// title: 任务里对它的写法 | How commitments write an entity
// group: 来源 | Sources
// internal: true
// param: id str                        单位、项目、地点、政策或人物的 id | id of a department, project, place, policy or person
// returns: form, places, kind
// example: id=e0000000000000001
CALL {
  MATCH (n:Department {id: $id}) RETURN n
  UNION MATCH (n:Project {id: $id}) RETURN n
  UNION MATCH (n:Place {id: $id}) RETURN n
  UNION MATCH (n:Policy {id: $id}) RETURN n
  UNION MATCH (n:Person {id: $id}) RETURN n
}
MATCH (c:Commitment)-[r:ASSIGNED_TO|ADVANCES|LOCATED_IN|CITES|NAMES]->(n)
WHERE r.text IS NOT NULL
RETURN r.text AS form, count(*) AS places, labels(n)[0] AS kind
ORDER BY places DESC, form
