package report

import _ "embed"

// Schema is the JSON Schema (2020-12) that every report file satisfies.
//
//go:embed schema.json
var Schema []byte
