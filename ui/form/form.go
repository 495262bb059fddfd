// Package form describes questions as data: their fields, what may be filled in, and what to do with the answers.
// All are laid out, checked and answered alike: Escape cancels, Enter accepts, Tab goes on, and what has the keyboard
// is in sight.
package form

import (
	"slices"
	"strings"

	"allelens/ui/widget"
)

// Kind is how a field is filled in.
type Kind uint8

// Kinds of fields.
const (
	Line    Kind = iota // a line of text
	Lines               // several lines of text
	One                 // one of the options
	Some                // any of the options
	Cards               // one of the options, each with its hint: pressing it accepts
	Listed              // rows, each one of the options with a number: "breast 42, ovarian"
	Follows             // no question: what would follow stands here
)

// Option is a value that can be chosen.
type Option struct {
	Value, Words string
	Hint         string // of Cards: what it means
	Open         bool   // of One: stands for a question that is not answered
}

// Field is one thing that is asked for.
type Field struct {
	ID      string
	Label   string // above the field; "" for none
	Kind    Kind
	Value   string   // what a Line holds, or the option of One that is chosen
	Chosen  []string // the options of Some that are chosen
	Empty   string   // what an empty Line stands for
	Options []Option
	Beside  bool // stands beside the field before it
	// Aside puts the label at the left of the options, which are equally wide, so that rows compare.
	Aside  bool
	Secret bool // what a Line holds is shown as dots
	First  bool // of One: gets the keyboard where no line or card stands before it
	// When says whether it is asked, by the other answers; nil asks always.
	When func(Answers) bool
	// Heads name the columns of Listed, Add the button for another row, Remove the one that takes a row away.
	Heads       [2]string
	Add, Remove string
	// Check says what is wrong with the text of a Line or of Lines, "" for nothing; nil takes every text.
	Check func(text string) string
	// Complete lists whole texts that a Line may mean, best first; nil completes nothing.
	Complete func(text string, a Answers) []string
}

// Form is a question.
type Form struct {
	Title  string
	Text   [][]widget.Span // paragraphs below the title
	Given  []Given
	Fields []Field
	Note   string // below the fields; what is wrong takes its place
	Wrong  string // what went wrong before, in the note's place; "" for nothing
	Accept string // word of the button that accepts; "" for none
	Cancel string // word of the button that cancels
	// Careful gives the keyboard to the button that cancels, so that Enter alone changes nothing.
	Careful bool
	More    []Action
	// Read says what is understood of the answers while they are filled in; nil for nothing.
	Read func(Answers) Reading
	// Watch is told the answers whenever they change, and shows what would follow where a field Follows stands, at once or
	// later; Watched is its title.
	Watch   func(a Answers, show func(lines []string))
	Watched string
	// Tall is the height in points of what scrolls, of a form whose fields come and go; 0 fits the form to its fields.
	Tall float32
	// Foot stands at the left of the buttons.
	Foot string
	// Refuse says why the answers cannot be taken as they are; nil, or a nil result, takes them.
	Refuse func(Answers) *Again
	// Apply takes the answers once the question is gone.
	Apply func(Answers)
}

// Given is something given before that can be taken off.
type Given struct {
	Words  string
	Remove func()
}

// Action is a further button.
type Action struct {
	Words string
	Do    func(*View)
}

// Reading is what is understood of answers.
type Reading struct {
	Spans   []widget.Span
	Refused string // why they cannot be taken; "" where they can
	Sure    bool   // they mean what they say, so that Enter does not complete them
}

// Again is what is asked once more.
type Again struct {
	Note   string
	Accept string // another word for the button; "" for the same
	Mild   bool   // a caution, nothing wrong
}

// Answers are what was filled in.
type Answers struct {
	texts  map[string]string
	chosen map[string][]string
}

// Text is the text of a Line without space around it, or the option of One or Cards that was chosen.
func (a Answers) Text(id string) string { return strings.TrimSpace(a.texts[id]) }

// Chosen are the options of Some that were chosen, in their order.
func (a Answers) Chosen(id string) []string { return a.chosen[id] }

// Options are values whose words stand under prefix+value, by a function that gives them.
func Options(say func(key string) string, prefix string, values ...string) []Option {
	options := make([]Option, len(values))
	for i, v := range values {
		options[i] = Option{Value: v, Words: say(prefix + v), Open: slices.Contains(open, v)}
	}
	return options
}

// open are the values that stand for a question that is not answered.
var open = []string{"", "unknown", "unspecified"}

// AnswersOf are answers by the fields' names: texts and options that were chosen, and the options of Some.
func AnswersOf(texts map[string]string, chosen map[string][]string) Answers {
	return Answers{texts: texts, chosen: chosen}
}
