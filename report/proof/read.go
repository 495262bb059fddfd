package proof

import (
	"bytes"
	"compress/zlib"
	"errors"
	"io"
	"strconv"
	"strings"
	"unicode/utf16"

	"allelens/variants"
)

// Document is what a PDF of this program holds.
type Document struct {
	Mark    Mark
	Created string     // day on which the report was made, YYYY-MM-DD; "" where none stands
	Pages   [][]string // the runs of text of each page, in the order of the file
	File    []byte     // the report file attached; nil where there is none
}

// mostUnpacked is the largest stream read, in bytes: a document's largest is the report file attached to it.
const mostUnpacked = 64 << 20

// ErrNotWhole is the error for a PDF whose objects cannot be read as this program writes them.
var ErrNotWhole = errors.New("not a PDF as this program writes it")

var (
	objectForm   = variants.Pattern(`(?:^|\n)(\d+) 0 obj\r?\n`)
	contentsForm = variants.Pattern(`/Contents (\d+) 0 R`)
	keywordsForm = variants.Pattern(`/Keywords \(`)
	createdForm  = variants.Pattern(`/CreationDate \(D:(\d{4})(\d{2})(\d{2})`)
	kidsForm     = variants.Pattern(`/Kids \[([0-9 R\n]*)\]`)
	idForm       = variants.Pattern(`(\d+) 0 R`)
)

// Read reads a document. The error is ErrNotWhole, or ErrNoMark where it is a PDF without the mark of this program.
func Read(pdf []byte) (d Document, err error) {
	objects := objectsOf(pdf)
	if !bytes.HasPrefix(pdf, []byte("%PDF-")) || len(objects) == 0 {
		return d, ErrNotWhole
	}
	at := keywordsForm().FindIndex(pdf)
	if at == nil {
		return d, ErrNoMark
	}
	words, _ := literal(pdf[at[1]:])
	if d.Mark, err = ParseMark(decoded(words)); err != nil {
		return d, err
	}
	if m := createdForm().FindSubmatch(pdf); m != nil {
		d.Created = string(m[1]) + "-" + string(m[2]) + "-" + string(m[3])
	}
	for _, page := range pagesOf(pdf, objects) {
		contents := contentsForm().FindSubmatch(page)
		if contents == nil {
			return d, ErrNotWhole
		}
		text, err := stream(objects[number(contents[1])])
		if err != nil {
			return d, err
		}
		d.Pages = append(d.Pages, shown(text))
	}
	for _, body := range objects {
		if head, _, _ := bytes.Cut(body, []byte("stream\n")); bytes.Contains(head, []byte("/Type /EmbeddedFile")) {
			if d.File, err = stream(body); err != nil {
				return d, err
			}
		}
	}
	return d, nil
}

// objectsOf are the bodies of a PDF's objects by number; of two with one number the later counts, as in PDF.
func objectsOf(pdf []byte) map[int][]byte {
	all := make(map[int][]byte)
	places := objectForm().FindAllSubmatchIndex(pdf, -1)
	for i, p := range places {
		end := len(pdf)
		if i+1 < len(places) {
			end = places[i+1][0]
		}
		all[number(pdf[p[2]:p[3]])] = pdf[p[1]:end]
	}
	return all
}

// pagesOf are the page objects in the order of the document.
func pagesOf(pdf []byte, objects map[int][]byte) (pages [][]byte) {
	if kids := kidsForm().FindSubmatch(pdf); kids != nil {
		for _, id := range idForm().FindAllSubmatch(kids[1], -1) {
			pages = append(pages, objects[number(id[1])])
		}
	}
	return pages
}

func number(digits []byte) int {
	n, err := strconv.Atoi(string(digits))
	if err != nil {
		return -1
	}
	return n
}

// stream unpacks an object's stream.
func stream(body []byte) ([]byte, error) {
	_, packed, ok := bytes.Cut(body, []byte("stream\n"))
	if !ok {
		return nil, ErrNotWhole
	}
	in, err := zlib.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, ErrNotWhole
	}
	text, err := io.ReadAll(io.LimitReader(in, mostUnpacked+1))
	if err != nil || len(text) > mostUnpacked {
		return nil, ErrNotWhole
	}
	return text, nil
}

// shown are the runs of text that a page's content shows.
func shown(content []byte) (runs []string) {
	for at := 0; at < len(content); {
		next := bytes.IndexByte(content[at:], '(')
		if next < 0 {
			break
		}
		words, length := literal(content[at+next+1:])
		at += next + 1 + length
		if bytes.HasPrefix(bytes.TrimLeft(content[at:], " "), []byte("Tj")) {
			runs = append(runs, decoded(words))
		}
	}
	return runs
}

// literal is a string of PDF, of which the opening bracket is read, and how many bytes it takes up to behind the closing one.
func literal(in []byte) (out []byte, length int) {
	depth := 1
	for i := 0; i < len(in); i++ {
		switch c := in[i]; {
		case c == '\\' && i+1 < len(in):
			i++
			if escaped := strings.IndexByte("nrt", in[i]); escaped >= 0 {
				out = append(out, "\n\r\t"[escaped])
				continue
			}
			out = append(out, in[i])
			continue
		case c == '(':
			depth++
		case c == ')':
			if depth--; depth == 0 {
				return out, i + 1
			}
		}
		out = append(out, in[i])
	}
	return out, len(in)
}

// decoded reads UTF-16BE, with a byte order mark or without.
func decoded(words []byte) string {
	words = bytes.TrimPrefix(words, []byte{0xFE, 0xFF})
	units := make([]uint16, len(words)/2)
	for i := range units {
		units[i] = uint16(words[2*i])<<8 | uint16(words[2*i+1])
	}
	return string(utf16.Decode(units))
}
