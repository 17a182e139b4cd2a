// name: sources
// title: 来源 | Sources
// group: 来源 | Sources
// returns: source, file, reader, encoding, sha256, characters, documents, commitments
// example: -
MATCH (s:Source)
RETURN s.id AS source, s.file AS file, s.reader AS reader, s.encoding AS encoding, s.sha256 AS sha256, size(s.raw) AS characters,
       COUNT { (s)<-[:PART_OF]-(:Document) } AS documents,
       COUNT { (s)<-[:PART_OF]-(:Document)<-[:STATED_IN]-(:Commitment) } AS commitments
ORDER BY s.id
