// name: document_evidence
// title: 文件里的依据 | Words of a document that state something
// group: 来源 | Sources
// internal: true
// param: document id:Document          文件 | document
// returns: commitment, edge, kind, id, name, role, grounding, start, end
// example: document=d0000000000000001
MATCH (doc:Document {id: $document})<-[:STATED_IN]-(c:Commitment)-[e]->(x)
WHERE e.start IS NOT NULL
RETURN c.id AS commitment, type(e) AS edge, labels(x)[0] AS kind, x.id AS id,
       coalesce(x.name, x.metric, x.edtf) AS name, e.role AS role, e.grounding AS grounding, e.start AS start, e.end AS end
ORDER BY start, end, kind, id, commitment
