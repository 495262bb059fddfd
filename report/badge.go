package report

import (
	"cmp"
	"slices"
)

// Tone is how urgent a statement is; each has a colour, a word and a shape.
type Tone string

// Tones.
const (
	ToneAct      Tone = "act"      // red: pathogenic, contraindicated, avoid
	ToneChange   Tone = "change"   // amber: change of dose, alternative, caution
	ToneStandard Tone = "standard" // green: benign, standard dose, well covered
	ToneUnknown  Tone = "unknown"  // violet: uncertain, not reviewed, not assessed, test first
	ToneNeutral  Tone = "neutral"  // grey
)

// tones are in the order of what asks for most.
var tones = []Tone{ToneAct, ToneChange, ToneUnknown, ToneNeutral, ToneStandard}

// Urgency ranks a tone: 0 is the most urgent.
func (t Tone) Urgency() int {
	if i := slices.Index(tones, t); i >= 0 {
		return i
	}
	return len(tones)
}

// Sign is the shape before a badge's word: it tells badges apart without colour. A filled one says that
// somebody has judged the matter, a hollow one that nobody has yet.
type Sign string

// Signs. OwnSign is the tone's: a triangle to act, a diamond to change, a disc for standard, a square for
// unknown, a bar for neutral.
const (
	OwnSign      Sign = ""
	OpenTriangle Sign = "open_triangle" // probable, not classified here: urgent
	OpenSquare   Sign = "open_square"   // not assessed, call not settled
)

// signOf are the tones' own signs.
var signOf = map[Tone]Sign{ToneAct: "triangle", ToneChange: "diamond", ToneStandard: "disc", ToneUnknown: "square"}

// Badge is a word in a tone.
type Badge struct {
	Word string `json:"word"`
	Tone Tone   `json:"tone"`
	Sign Sign   `json:"sign,omitempty"` // where it is not the tone's own
}

// Shape is the kind of sign to be drawn: "triangle", "diamond", "disc", "square", "bar", "open_triangle",
// "open_square".
func (b Badge) Shape() Sign { return cmp.Or(b.Sign, signOf[b.Tone], "bar") }
