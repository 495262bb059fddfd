package report

// Proof ties a printed report to its report file, the JSON; package proof makes and reads it.
type Proof struct {
	Mark   string // stands in the document's keywords, and in its QR code
	SHA256 string // of the report file
	Number string // what the report is called that was given no number
	File   []byte // the report file, to be attached; nil for none
}
