// name: co_assigned
// title: 共同承担任务的单位 | Departments that share commitments
// group: 关系 | Relations
// param: least int = 1                 至少共同承担几项 | at least this many
// param: department id:Department = -  单位 | department
// param: document id:Document = -      文件 | document
// param: limit int = 200               最多行数 | at most
// returns: a, a_name, b, b_name, commitments
// example: least=2
MATCH (a:Department {generic: false})<-[:ASSIGNED_TO]-(c:Commitment)-[:ASSIGNED_TO]->(b:Department {generic: false})
WHERE a.id < b.id AND ($department IS NULL OR a.id = $department OR b.id = $department)
  AND ($document IS NULL OR EXISTS { (c)-[:STATED_IN]->(:Document {id: $document}) })
WITH a, b, count(DISTINCT c) AS commitments
WHERE commitments >= $least
RETURN a.id AS a, a.name AS a_name, b.id AS b, b.name AS b_name, commitments
ORDER BY commitments DESC, a_name, b_name, a, b
LIMIT $limit
