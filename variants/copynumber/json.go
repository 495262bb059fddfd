package copynumber

import (
	"encoding/json"

	"allelens/variants"
)

// plain is a row without its methods.
type plain Row

// written is a row as JSON has it: copies that were not given are left out.
type written struct {
	plain
	Copies *int `json:"copies,omitempty"`
}

// MarshalJSON writes a row.
func (r Row) MarshalJSON() ([]byte, error) {
	w := written{plain: plain(r)}
	if r.Copies >= 0 {
		w.Copies = &r.Copies
	}
	return json.Marshal(w)
}

// UnmarshalJSON reads a row.
func (r *Row) UnmarshalJSON(text []byte) error {
	var w written
	if err := json.Unmarshal(text, &w); err != nil {
		return err
	}
	*r = Row(w.plain)
	r.Copies = -1
	if w.Copies != nil {
		if r.Copies = *w.Copies; r.Copies < 0 {
			r.Copies = -2 // not sound: -1 is for copies that are not given
		}
	}
	return nil
}

// Sound reports whether a row says what a table's row has to say: gene and kind, exons or coordinates, and copies that
// agree with the kind.
func (r Row) Sound() bool {
	exons, place := r.First > 0 && r.Last >= r.First, r.Region != (variants.Interval{})
	none := r.First == 0 && r.Last == 0
	return r.Gene != "" && r.Kind != "" && (r.Kind != None || exons) && (exons && !place || place && none) && (r.Copies == -1 || fits(r.Copies, r.Kind))
}

// fits reports whether a number of copies is one that a result of a kind can have.
func fits(copies int, kind Kind) bool {
	if kind == None {
		return copies == 2
	}
	return copies >= 0 && copies <= 100 && copies != 2 && (copies < 2) == (kind == Deletion)
}
