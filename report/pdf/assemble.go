package pdf

import (
	"bytes"
	"errors"
	"regexp"
	"slices"
	"strconv"
)

// assembly is a PDF taken apart, to which the structure is added: the library writes none.
type assembly struct {
	objects [][]byte // by number, from 1: from "N 0 obj" to "endobj"; nil for those that are packed
	packed  []packed
	pages   []int // numbers of the page objects
	root    int
	info    int
}

// packed is an object that stands in a packed stream.
type packed struct {
	number int
	body   string
}

// errTaken is the error for a file that is not as the library writes it.
var errTaken = errors.New("the structure cannot be added")

var (
	startForm = regexp.MustCompile(`startxref\n(\d+)\n%%EOF\s*$`)
	rootForm  = regexp.MustCompile(`/Root (\d+) 0 R\n/Info (\d+) 0 R`)
	placeForm = regexp.MustCompile(`(\d{10}) 00000 n `)
)

// takeApart reads the objects of a file of the library, by its table.
func takeApart(pdf []byte) (*assembly, error) {
	start, root := startForm.FindSubmatch(pdf), rootForm.FindSubmatch(pdf[max(0, len(pdf)-200):])
	if start == nil || root == nil {
		return nil, errTaken
	}
	table := number(start[1])
	if table > len(pdf) {
		return nil, errTaken
	}
	places := []int{table}
	for _, p := range placeForm.FindAllSubmatch(pdf[table:], -1) {
		places = append(places, number(p[1]))
	}
	a := &assembly{objects: make([][]byte, len(places)), root: number(root[1]), info: number(root[2])}
	sorted := slices.Sorted(slices.Values(places))
	for i, at := range places[1:] {
		next, _ := slices.BinarySearch(sorted, at+1)
		if next == len(sorted) || !bytes.HasPrefix(pdf[at:], strconv.AppendInt(nil, int64(i+1), 10)) {
			return nil, errTaken
		}
		a.objects[i+1] = pdf[at:sorted[next]]
		if bytes.Contains(a.objects[i+1][:min(40, len(a.objects[i+1]))], []byte("<</Type /Page\n")) {
			a.pages = append(a.pages, i+1)
		}
	}
	return a, nil
}

func number(digits []byte) int {
	n, err := strconv.Atoi(string(digits))
	if err != nil {
		return 0
	}
	return n
}

// reserve gives the number of a new object.
func (a *assembly) reserve() int {
	a.objects = append(a.objects, nil)
	return len(a.objects) - 1
}

// pack sets the body of an object reserved.
func (a *assembly) pack(n int, body string) { a.packed = append(a.packed, packed{n, body}) }

// extend adds entries to an object that is a dictionary.
func (a *assembly) extend(n int, entries string) error {
	at := bytes.LastIndex(a.objects[n], []byte(">>"))
	if at < 0 {
		return errTaken
	}
	a.objects[n] = slices.Concat(a.objects[n][:at], []byte("\n"+entries), a.objects[n][at:])
	return nil
}
