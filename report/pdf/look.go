package pdf

import "allelens/report/document"

// look is how a document is set: the page around it and the sizes of text, in points.
type look struct {
	margin, top, first, foot             float64 // first is the top of page one; foot is left free below
	title, section, heading, body, small float64
	result, dense, label                 float64 // title of a grave finding; dense tables; names of fields
	pad                                  float64 // above and below a row of a table
	ruled                                bool    // titles of sections run on in a line
	// scales are how small the type of a page becomes before less is said on it, in parts of it.
	scales []float64
}

var looks = map[document.Look]look{
	document.Plainly: {
		margin: margin, top: bodyTop, first: margin, foot: 56, title: titleSize, section: sectionSize, heading: headingSize, body: bodySize, small: smallSize,
		result: headingSize, dense: smallSize, label: smallSize, pad: rowPad,
	},
	document.ForClinic: {
		margin: 38, top: 60, first: 24, foot: 42, title: 17, section: 11, heading: 9.6, body: 8.9, small: 8.2, result: 15.5, dense: 8.1, label: 7.8, pad: 3.4, ruled: true,
		scales: []float64{1, 0.96, 0.92},
	},
	document.ForFamily: {
		margin: 46, top: 58, first: 30, foot: 42, title: 20, section: 14, heading: 12, body: 11.4, small: 10.4, result: 13, dense: 11, label: 9.2, pad: 4, ruled: true,
		scales: []float64{1, 0.96, 0.92},
	},
	document.ForPatients: {
		margin: 46, top: 58, first: 32, foot: 40, title: 23, section: 15.5, heading: 13, body: 12.4, small: 10.8, result: 15.5, dense: 12, label: 9.4, pad: 5,
		scales: []float64{1, 0.97},
	},
}

// shrunk is a look with its text in smaller letters, for a page that holds more than it has room for.
func (l look) shrunk(by float64) look {
	for _, size := range []*float64{&l.heading, &l.body, &l.small, &l.dense, &l.label, &l.pad} {
		*size *= by
	}
	return l
}

// mostHead is the largest size of the heads of pages.
const mostHead = 10.5

func (l look) head() float64 { return min(l.body, mostHead) }
