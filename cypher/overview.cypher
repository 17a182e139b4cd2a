// name: overview
// title: 总览与缺口 | Overview with the gaps
// group: 总览 | Overview
// param: document id:Document = -      文件 | document
// param: at date = -                   基准日，逾期从此日算 | as of, for overdue
// returns: commitments, hard, dated, year_unknown, no_deadline, overdue, no_bearer, collective_only, masked, documents, departments, projects, places, policies, people, targets
// example: -
MATCH (c:Commitment)-[:STATED_IN]->(doc:Document)
WHERE $document IS NULL OR doc.id = $document
OPTIONAL MATCH (c)-[:DUE_BY]->(l:Deadline)
WITH c, l, COUNT { (c)-[:ASSIGNED_TO]->(:Department) } AS bodies, COUNT { (c)-[:ASSIGNED_TO]->(:Department {generic: false}) } AS named,
     COUNT { (c)-[:HAS_TARGET]->(:Target {masked: true}) } AS hidden
WITH count(c) AS commitments,
     sum(CASE WHEN c.hard THEN 1 ELSE 0 END) AS hard,
     sum(CASE WHEN l.latest IS NOT NULL THEN 1 ELSE 0 END) AS dated,
     sum(CASE WHEN l IS NOT NULL AND l.latest IS NULL THEN 1 ELSE 0 END) AS year_unknown,
     sum(CASE WHEN l IS NULL THEN 1 ELSE 0 END) AS no_deadline,
     sum(CASE WHEN $at IS NOT NULL AND l.latest < $at THEN 1 ELSE 0 END) AS overdue,
     sum(CASE WHEN bodies = 0 THEN 1 ELSE 0 END) AS no_bearer,
     sum(CASE WHEN bodies > 0 AND named = 0 THEN 1 ELSE 0 END) AS collective_only,
     sum(CASE WHEN hidden > 0 THEN 1 ELSE 0 END) AS masked
RETURN commitments, hard, dated, year_unknown, no_deadline, overdue, no_bearer, collective_only, masked,
       COUNT { MATCH (x:Document) WHERE $document IS NULL OR x.id = $document } AS documents,
       COUNT { MATCH (x:Department) WHERE $document IS NULL OR EXISTS { (x)<-[:MENTIONS]-(:Document {id: $document}) } } AS departments,
       COUNT { MATCH (x:Project) WHERE $document IS NULL OR EXISTS { (x)<-[:MENTIONS]-(:Document {id: $document}) } } AS projects,
       COUNT { MATCH (x:Place) WHERE $document IS NULL OR EXISTS { (x)<-[:MENTIONS]-(:Document {id: $document}) } } AS places,
       COUNT { MATCH (x:Policy) WHERE $document IS NULL OR EXISTS { (x)<-[:MENTIONS]-(:Document {id: $document}) } } AS policies,
       COUNT { MATCH (x:Person) WHERE $document IS NULL OR EXISTS { (x)<-[:MENTIONS]-(:Document {id: $document}) } } AS people,
       COUNT { MATCH (x:Target) WHERE $document IS NULL OR EXISTS { (x)<-[:HAS_TARGET]-(:Commitment)-[:STATED_IN]->(:Document {id: $document}) } } AS targets
