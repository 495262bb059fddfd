package reporttest

import (
	"bytes"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"allelens/report"
)

// Validate checks a report file against the published schema (JSON Schema 2020-12).
func Validate(document []byte) error { return against(report.Schema, document) }

// ValidateCase checks a case file against the published schema.
func ValidateCase(document []byte) error { return against(report.CaseSchema, document) }

func against(text, document []byte) error {
	schema, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		return err
	}
	c := jsonschema.NewCompiler()
	c.DefaultDraft(jsonschema.Draft2020)
	c.AssertFormat()
	if err := c.AddResource("schema.json", schema); err != nil {
		return err
	}
	compiled, err := c.Compile("schema.json")
	if err != nil {
		return err
	}
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(document))
	if err != nil {
		return err
	}
	return compiled.Validate(v)
}
