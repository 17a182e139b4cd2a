// name: departments
// title: 单位及其任务数 | Departments with their load
// group: 关系 | Relations
// param: generic bool = true           也列出集体 | collectives too
// param: document id:Document = -      文件 | document
// param: limit int = 10000             最多行数 | at most
// returns: department, name, aliases, scope, level, generic, commitments, dated, year_unknown
// example: -
MATCH (d:Department)<-[:ASSIGNED_TO]-(c:Commitment)-[:STATED_IN]->(doc:Document)
WHERE ($generic OR NOT d.generic) AND ($document IS NULL OR doc.id = $document)
OPTIONAL MATCH (c)-[:DUE_BY]->(l:Deadline)
WITH DISTINCT d, c, l
WITH d, count(c) AS commitments, sum(CASE WHEN l.latest IS NOT NULL THEN 1 ELSE 0 END) AS dated,
     sum(CASE WHEN l IS NOT NULL AND l.latest IS NULL THEN 1 ELSE 0 END) AS year_unknown
RETURN d.id AS department, d.name AS name, d.aliases AS aliases, d.scope AS scope, d.level AS level, d.generic AS generic,
       commitments, dated, year_unknown
ORDER BY generic, commitments DESC, name, department
LIMIT $limit
