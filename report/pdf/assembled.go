package pdf

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"io"
)

// firstLine and the comment after it, which tells that the file is not text.
const firstLine = "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"

// write writes the file: the objects, those that are packed in one stream, and the table of where all are.
func (a *assembly) write(w io.Writer) error {
	var out bytes.Buffer
	out.WriteString(firstLine)
	type place struct{ kind, at, index int }
	stream, table := a.reserve(), a.reserve()
	places := make([]place, len(a.objects))
	places[0] = place{0, 0, 65535}
	for n, body := range a.objects {
		if body != nil {
			places[n] = place{1, out.Len(), 0}
			out.Write(body)
		}
	}
	var index, bodies bytes.Buffer
	for i, p := range a.packed {
		places[p.number] = place{2, stream, i}
		fmt.Fprintf(&index, "%d %d ", p.number, bodies.Len())
		bodies.WriteString(p.body + "\n")
	}
	places[stream] = place{1, out.Len(), 0}
	content, err := deflate(append(index.Bytes(), bodies.Bytes()...))
	if err != nil {
		return err
	}
	fmt.Fprintf(&out, "%d 0 obj\n<</Type /ObjStm /N %d /First %d /Filter /FlateDecode /Length %d>>\nstream\n%s\nendstream\nendobj\n",
		stream, len(a.packed), index.Len(), len(content), content)
	start := out.Len()
	places[table] = place{1, start, 0}
	var rows []byte
	for _, p := range places {
		rows = append(rows, byte(p.kind))
		rows = binary.BigEndian.AppendUint32(rows, uint32(p.at))
		rows = binary.BigEndian.AppendUint16(rows, uint16(p.index))
	}
	if content, err = deflate(rows); err != nil {
		return err
	}
	id := sha256.Sum256(out.Bytes())
	fmt.Fprintf(&out, "%d 0 obj\n<</Type /XRef /Size %d /W [1 4 2] /Root %d 0 R /Info %d 0 R /ID [<%x> <%x>] /Filter /FlateDecode /Length %d>>\nstream\n%s\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n",
		table, len(a.objects), a.root, a.info, id[:16], id[:16], len(content), content, start)
	_, err = out.WriteTo(w)
	return err
}

func deflate(content []byte) ([]byte, error) {
	var out bytes.Buffer
	z := zlib.NewWriter(&out)
	if _, err := z.Write(content); err != nil {
		return nil, err
	}
	err := z.Close()
	return out.Bytes(), err
}
