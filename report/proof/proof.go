// Package proof ties printed reports to their report files, and finds out whether they still say what was written.
//
// The mark of a document is
//
//	allelens:1:sha256:HEX;format=NAME;knowledge=VERSION[;sections=A+B][;paper=letter]
//
// HEX is the SHA-256 of the report file, byte for byte what report/json writes, so that anybody can count it again. NAME
// is the format (report/format) and VERSION the knowledge base. The paper is A4 where none is named.
package proof

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"strings"

	"allelens/report"
	"allelens/report/json"
	"allelens/variants"
)

// Mark says which report file a document was made from, and how.
type Mark struct {
	SHA256        string   // of the report file, in hexadecimal digits
	Format        string   // name of the document's format
	KnowledgeBase string   // version
	Sections      []string // parts of the document that were chosen; nil for all
	Paper         report.Paper
}

// String writes the mark as documents bear it.
func (m Mark) String() string {
	text := "allelens:1:sha256:" + m.SHA256 + ";format=" + m.Format + ";knowledge=" + m.KnowledgeBase
	if m.Sections != nil {
		text += ";sections=" + strings.Join(m.Sections, "+")
	}
	if m.Paper == report.Letter {
		text += ";paper=" + string(m.Paper)
	}
	return text
}

var markForm = variants.Pattern(`^allelens:1:sha256:([0-9a-f]{64});format=([a-z.]+);knowledge=([0-9A-Za-z.+_-]+)(;sections=[a-z_+]*)?(;paper=letter)?$`)

// ErrNoMark is the error for a document without a mark that can be read.
var ErrNoMark = errors.New("no mark of this program")

// ParseMark reads a mark; the error is ErrNoMark.
func ParseMark(text string) (Mark, error) {
	m := markForm().FindStringSubmatch(text)
	if m == nil {
		return Mark{}, ErrNoMark
	}
	mark := Mark{SHA256: m[1], Format: m[2], KnowledgeBase: m[3]}
	if m[4] != "" {
		mark.Sections = strings.FieldsFunc(strings.TrimPrefix(m[4], ";sections="), func(r rune) bool { return r == '+' })
	}
	if m[5] != "" {
		mark.Paper = report.Letter
	}
	return mark, nil
}

// numberDigits is how many digits of its file's checksum number a report that was given no number.
const numberDigits = 10

// With is the report with the proof for a document, whose format and sections the mark names.
func With(r *report.Report, m Mark) (*report.Report, error) {
	var file bytes.Buffer
	if err := json.Write(&file, r); err != nil {
		return nil, err
	}
	m.SHA256, m.KnowledgeBase, m.Paper = Sum(file.Bytes()), r.KnowledgeBase.Version, r.Paper
	out := *r
	out.Proof = &report.Proof{Mark: m.String(), SHA256: m.SHA256, Number: m.SHA256[:numberDigits]}
	if r.AttachFile {
		out.Proof.File = file.Bytes()
	}
	return &out, nil
}

// Sum is the SHA-256 of a report file in hexadecimal digits.
func Sum(file []byte) string {
	sum := sha256.Sum256(file)
	return hex.EncodeToString(sum[:])
}
