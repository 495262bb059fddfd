package casefile

import (
	"bytes"
	"cmp"
	"encoding/json"
	"strings"

	"allelens/variants"
)

// FamilyEnding is that of a family case's name.
const FamilyEnding = ".family.allelens"

// Family is what relatives of a carrier are looked at by: a variant, its class and the evidence. It names nobody, and no file.
type Family struct {
	Gene        string `json:"gene"`
	HGVSC       string `json:"hgvs_c"`
	HGVSP       string `json:"hgvs_p,omitempty"`
	HGVSG       string `json:"hgvs_g,omitempty"`
	Assembly    string `json:"assembly,omitempty"`
	Class       string `json:"class"`
	Source      string `json:"class_source,omitempty"`
	Review      string `json:"review_status,omitempty"`
	Evaluated   string `json:"evaluated,omitempty"`
	VariationID string `json:"variation_id,omitempty"`
	// Evidence are the criteria behind the class, as far as the report had any: "PVS1 very strong".
	Evidence []string `json:"evidence,omitempty"`
	// ConfirmedOn and Method are of the test of a second sample; "" where there was none.
	ConfirmedOn string `json:"confirmed_on,omitempty"`
	Method      string `json:"method,omitempty"`
	Knowledge   string `json:"knowledge"` // version of the base that says so
	Date        string `json:"date"`      // of the report, YYYY-MM-DD
}

// familyIntro begins the content of a family case.
const familyIntro = "allelens-family 1"

// Seal is the family case as its file has it.
func (f Family) Seal(to Sealing) ([]byte, error) {
	all, err := to.recipients()
	if err != nil {
		return nil, err
	}
	text, err := json.Marshal(f)
	if err != nil {
		return nil, err
	}
	return encrypt(append([]byte(familyIntro+"\n"), text...), all)
}

// IsFamily reports whether a file is a family case, by its name.
func IsFamily(path string) bool { return strings.HasSuffix(strings.ToLower(path), FamilyEnding) }

// ReadFamily opens a family case. Errors are *variants.Problem.
func ReadFamily(path string, k Key) (f Family, err error) {
	sealed, err := sealedBytes(path)
	if err != nil {
		return f, err
	}
	plain, err := decrypt(sealed, k, path)
	if err != nil {
		return f, err
	}
	line, text, ok := bytes.Cut(plain, []byte("\n"))
	read := json.NewDecoder(bytes.NewReader(text))
	read.DisallowUnknownFields()
	if !ok || string(line) != familyIntro || read.Decode(&f) != nil || f.Gene == "" || f.Name() == "" {
		return Family{}, variants.Fail("family_content", path)
	}
	return f, nil
}

// Name is the variant as a report of a relative asks for it.
func (f Family) Name() string { return cmp.Or(f.HGVSC, f.HGVSG) }
