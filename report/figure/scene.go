// Package figure describes drawings without a toolkit: shapes and text in points, y down,
// colours by role. A painter for the window and one for PDF draw the same scene.
package figure

// Role names a colour of the theme; painters resolve it, so that a figure follows light,
// dark, high-contrast and print.
type Role string

// Roles of colour.
const (
	Ink      Role = "ink"
	Muted    Role = "muted"
	Line     Role = "line"
	Card     Role = "card"
	Accent   Role = "accent"
	Act      Role = "act"
	Change   Role = "change"
	Standard Role = "standard"
	Unknown  Role = "unknown"
	// Soft variants are the pale backgrounds of the same roles.
	ActSoft      Role = "act_soft"
	ChangeSoft   Role = "change_soft"
	StandardSoft Role = "standard_soft"
	UnknownSoft  Role = "unknown_soft"
	// Domain colours tell protein domains apart.
	DomainA Role = "domain_a"
	DomainB Role = "domain_b"
	DomainC Role = "domain_c"
	DomainD Role = "domain_d"
)

// Point is a place in points (1/72 inch), x right and y down from the scene's top left.
type Point struct{ X, Y float64 }

// Anchor says which part of a text lies at its point.
type Anchor uint8

// Anchors.
const (
	Start Anchor = iota
	Middle
	End
)

// Shape is one element of a scene: Polyline, Polygon, Rect, Circle, Text or Picture.
type Shape interface{ shape() }

// Polyline is an open line.
type Polyline struct {
	Points []Point
	Stroke Role
	Width  float64
	Dash   []float64 // lengths of dash and gap; nil for a solid line
}

// Polygon is a filled area.
type Polygon struct {
	Points  []Point
	Fill    Role
	Opacity float64 // 0 to 1
}

// Rect is a filled rectangle with rounded corners.
type Rect struct {
	Min, Max Point
	Fill     Role
	Stroke   Role // "" for none
	Radius   float64
}

// Circle is a filled circle.
type Circle struct {
	Centre  Point
	Radius  float64
	Fill    Role
	Stroke  Role    // "" for none
	Opacity float64 // of the fill, above 0 to 1; 0 stands for 1
}

// Shade is the opacity of the circle's fill, between 0 and 1.
func (c Circle) Shade() float64 {
	if c.Opacity <= 0 {
		return 1
	}
	return c.Opacity
}

// Text is one line of text; At is on its baseline.
type Text struct {
	At     Point
	Text   string
	Size   float64
	Bold   bool
	Mono   bool // fixed width: lines of a file
	Colour Role
	Anchor Anchor
}

// Picture is a PNG file in a box. Only pages have some.
type Picture struct {
	Min, Max Point
	PNG      []byte
}

func (Picture) shape()  {}
func (Polyline) shape() {}
func (Polygon) shape()  {}
func (Rect) shape()     {}
func (Circle) shape()   {}
func (Text) shape()     {}

// Scene is a drawing of a given size, painted in order.
type Scene struct {
	Width, Height float64
	Shapes        []Shape
}
