// name: find_entities
// title: 按名称或别名找 | Find entities by name or alias
// group: 查找 | Search
// param: name str                      名称、简称或其一部分 | name, alias or part of it
// param: kinds list = []               类型，如 Department,Project | kinds
// param: limit int = 50                最多行数 | at most
// returns: id, kind, name, aliases, scope, level, generic, exact, commitments
// example: name=教育局
MATCH (n:Department|Project|Place|Policy|Person)
WHERE (size($kinds) = 0 OR labels(n)[0] IN $kinds)
  AND (n.name CONTAINS $name OR any(alias IN n.aliases WHERE alias CONTAINS $name))
WITH n, n.name = $name OR $name IN n.aliases AS exact
RETURN n.id AS id, labels(n)[0] AS kind, n.name AS name, n.aliases AS aliases, n.scope AS scope, n.level AS level,
       coalesce(n.generic, false) AS generic, exact, COUNT { (n)<--(:Commitment) } AS commitments
ORDER BY exact DESC, commitments DESC, kind, name, id
LIMIT $limit
