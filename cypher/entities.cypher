// name: entities
// title: 按类型列出实体 | Entities of a kind
// group: 查找 | Search
// param: kind str = Department         类型，如 Department | kind
// param: limit int = 5000              最多行数 | at most
// returns: id, kind, name, aliases, scope, generic, commitments
// example: kind=Project
MATCH (n:Department|Project|Place|Policy|Person)
WHERE labels(n)[0] = $kind
RETURN n.id AS id, labels(n)[0] AS kind, n.name AS name, n.aliases AS aliases, n.scope AS scope,
       coalesce(n.generic, false) AS generic, COUNT { (n)<--(:Commitment) } AS commitments
ORDER BY commitments DESC, n.name, n.id
LIMIT $limit
