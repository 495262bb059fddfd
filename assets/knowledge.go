package assets

import _ "embed"

//go:generate go run ../variants/knowledge/compile/cmd knowledge knowledge.sqlite

// Knowledge is the compiled knowledge base, a SQLite file made from the tables in knowledge/.
//
//go:embed knowledge.sqlite
var Knowledge []byte
