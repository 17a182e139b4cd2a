// name: projects
// title: 项目及其任务数 | Projects with their commitments
// group: 关系 | Relations
// param: document id:Document = -      文件 | document
// param: limit int = 10000             最多行数 | at most
// returns: project, name, scope, commitments
// example: -
MATCH (p:Project)<-[:ADVANCES]-(c:Commitment)-[:STATED_IN]->(doc:Document)
WHERE $document IS NULL OR doc.id = $document
WITH p, count(DISTINCT c) AS commitments
RETURN p.id AS project, p.name AS name, p.scope AS scope, commitments
ORDER BY commitments DESC, name, project
LIMIT $limit
