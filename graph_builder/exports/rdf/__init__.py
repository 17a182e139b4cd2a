"""The graph as RDF: terms of `schema/ontology.ttl`, beside them W3C ORG, PROV-O, Web Annotation, OWL-Time and SKOS. No blank nodes."""
