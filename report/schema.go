package report

import _ "embed"

// Schema is the JSON Schema (2020-12) that every report file satisfies.
//
//go:embed schema.json
var Schema []byte

// CaseSchema is the JSON Schema (2020-12) of case files.
//
//go:embed case.schema.json
var CaseSchema []byte
