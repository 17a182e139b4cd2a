import sys

from tools.neo4j.server import main

sys.exit(main())
