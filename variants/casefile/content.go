package casefile

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/klauspost/compress/zstd"

	"allelens/variants"
	"allelens/variants/ledger"
	"allelens/variants/patient"
)

// Version is the version of the content that is written, and the newest that is read.
const Version = 1

// Bounds, in bytes: of a sealed file, and of its content unpacked.
const (
	largest  = 128 << 20
	unpacked = 256 << 20
)

// Content is what a case's file holds.
type Content struct {
	Case      patient.Case
	Kept      ledger.Kept
	Knowledge string // version of the base that Report was made with
	Software  string // version of the program that sealed it
	Sealed    string // day of Report, YYYY-MM-DD
	// Report is what was said last, as the report file; empty where nothing was.
	Report json.RawMessage
	Signed []Signed // the reports that were signed, oldest first
	Log    Log
	// Recipients are the public keys that the case is sealed to; none where a passphrase opens it.
	Recipients []string
	journal    string // secret key of the journal beside the file
}

// Signed is a report as it was signed.
type Signed struct {
	When   string          `json:"when"`   // YYYY-MM-DDThh:mm:ssZ
	By     string          `json:"by"`     // name and registration number, as printed
	SHA256 string          `json:"sha256"` // of Report, hexadecimal
	Report json.RawMessage `json:"report"` // as the report file
}

// NewSigned is a report as it is signed.
func NewSigned(when time.Time, by string, report []byte) Signed {
	return Signed{When: when.UTC().Format(time.RFC3339), By: by, SHA256: checksum(report), Report: report}
}

// Number is the case's number, by which alone it is named outside the seal; "" where it has none.
func (c *Content) Number() string { return c.Case.Label }

// written is a content as the file has it.
type written struct {
	Case       json.RawMessage `json:"case"`
	Kept       ledger.Kept     `json:"kept"`
	Knowledge  string          `json:"knowledge"`
	Software   string          `json:"software"`
	Sealed     string          `json:"sealed"`
	Report     json.RawMessage `json:"report,omitempty"`
	Signed     []Signed        `json:"signed,omitempty"`
	Log        Log             `json:"log"`
	Recipients []string        `json:"recipients,omitempty"`
	Journal    string          `json:"journal,omitempty"`
	Base       string          `json:"base,omitempty"`      // of a journal: checksum of the sealed file that it goes on from
	Suspended  bool            `json:"suspended,omitempty"` // of a journal: the case was put away in order
}

// note is what a journal says of itself.
type note struct {
	base      string
	suspended bool
}

// intro is the first word of the content's first line; the version follows.
const intro = "allelens-case "

// encode writes a content: a line with the version, and compressed JSON.
func encode(w io.Writer, c *Content, n note) error {
	var stated bytes.Buffer
	if err := patient.Write(&stated, c.Case); err != nil {
		return err
	}
	if _, err := fmt.Fprintf(w, "%s%d\n", intro, Version); err != nil {
		return err
	}
	packed, err := zstd.NewWriter(w, zstd.WithEncoderConcurrency(1), zstd.WithEncoderLevel(zstd.SpeedDefault))
	if err != nil {
		return err
	}
	e := json.NewEncoder(packed)
	e.SetEscapeHTML(false)
	err = e.Encode(written{stated.Bytes(), c.Kept, c.Knowledge, c.Software, c.Sealed, c.Report, c.Signed, c.Log, c.Recipients, c.journal, n.base, n.suspended})
	return errors.Join(err, packed.Close())
}

// decode reads what encode writes. name is the file's, for messages.
func decode(plain []byte, name string) (c *Content, n note, err error) {
	line, packed, ok := bytes.Cut(plain, []byte("\n"))
	word, isCase := strings.CutPrefix(string(line), intro)
	version, wrong := strconv.Atoi(word)
	switch {
	case !ok || !isCase || wrong != nil || version < 1:
		return nil, n, variants.Fail("sealed_content", name)
	case version > Version:
		return nil, n, variants.Fail("sealed_newer", name, "version", word, "known", strconv.Itoa(Version))
	}
	var w written
	if err := unpack(packed, &w); err != nil {
		return nil, n, variants.Fail("sealed_content", name).Because(err)
	}
	c = &Content{
		Kept: w.Kept, Knowledge: w.Knowledge, Software: w.Software, Sealed: w.Sealed, Report: w.Report, Signed: w.Signed, Log: w.Log,
		Recipients: w.Recipients, journal: w.Journal,
	}
	if c.Case, err = patient.Read(bytes.NewReader(w.Case), name); err != nil {
		return nil, n, variants.Fail("sealed_content", name).Because(err)
	}
	return c, note{w.Base, w.Suspended}, c.sound(name)
}

// unpack reads compressed JSON, of which nothing may follow.
func unpack(packed []byte, into any) error {
	r, err := unpacker()
	if err != nil {
		return err
	}
	text, err := r.DecodeAll(packed, make([]byte, 0, min(usualPacking*len(packed), unpacked)))
	if err != nil {
		return err
	}
	return json.Unmarshal(text, into)
}

// usualPacking is how many times a content is smaller packed, so that unpacking asks for memory once.
const usualPacking = 20

// unpacker is one for all contents: its methods may be called at the same time. A content that is too large is an error.
var unpacker = sync.OnceValues(func() (*zstd.Decoder, error) {
	return zstd.NewReader(nil, zstd.WithDecoderConcurrency(0), zstd.WithDecoderMaxMemory(unpacked), zstd.WithDecoderMaxWindow(8<<20))
})

// sound checks what reading JSON does not: that nothing is missing which others rely on.
func (c *Content) sound(name string) error {
	ok := c.Kept.Assembly != variants.AssemblyUnknown
	for _, r := range c.Kept.Records {
		ok = ok && r != nil
	}
	for _, v := range c.Kept.Variants {
		ok = ok && v.Evidence != nil
	}
	for _, u := range c.Kept.OutsideDefinitions {
		ok = ok && u.Evidence != nil
	}
	for _, p := range c.Kept.Problems {
		ok = ok && p != nil
	}
	for _, g := range c.Kept.Coverage {
		for _, p := range g.Doubts {
			ok = ok && p != nil
		}
		for _, f := range g.Faint {
			ok = ok && f.Evidence != nil
		}
	}
	if !ok {
		return variants.Fail("sealed_content", name)
	}
	return nil
}
