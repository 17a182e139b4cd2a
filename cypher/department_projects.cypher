// name: department_projects
// title: 单位与项目 | Departments and projects
// group: 关系 | Relations
// param: least int = 1                 至少几项任务 | at least this many
// param: generic bool = false          也列出集体 | collectives too
// param: document id:Document = -      文件 | document
// param: limit int = 200               最多行数 | at most
// returns: department, department_name, department_level, project, project_name, commitments
// example: least=1
MATCH (d:Department)<-[:ASSIGNED_TO]-(c:Commitment)-[:ADVANCES]->(p:Project)
WHERE ($generic OR NOT d.generic) AND ($document IS NULL OR EXISTS { (c)-[:STATED_IN]->(:Document {id: $document}) })
WITH d, p, count(DISTINCT c) AS commitments
WHERE commitments >= $least
RETURN d.id AS department, d.name AS department_name, d.level AS department_level, p.id AS project, p.name AS project_name, commitments
ORDER BY commitments DESC, d.name, p.name, d.id, p.id
LIMIT $limit
