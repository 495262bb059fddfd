package main

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/png"
	"os"
	"path/filepath"

	"golang.org/x/image/draw"
)

// edges are the sizes of Windows' icons, in points.
var edges = []int{256, 64, 48, 32, 16}

// icons writes a picture as icon.png, of the largest size, and icon.ico, of all sizes.
func icons(folder, path string) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	whole, err := png.Decode(file)
	if err != nil {
		return err
	}
	var list, pictures bytes.Buffer
	put := func(v any) { _ = binary.Write(&list, binary.LittleEndian, v) } // into memory
	put([]uint16{0, 1, uint16(len(edges))})
	for i, edge := range edges {
		small := image.NewNRGBA(image.Rect(0, 0, edge, edge))
		draw.CatmullRom.Scale(small, small.Bounds(), whole, whole.Bounds(), draw.Src, nil)
		var b bytes.Buffer
		if err := png.Encode(&b, small); err != nil {
			return err
		}
		if i == 0 {
			if err := os.WriteFile(filepath.Join(folder, "icon.png"), b.Bytes(), 0o644); err != nil {
				return err
			}
		}
		put([]uint8{uint8(edge), uint8(edge), 0, 0}) // 256 is 0
		put([]uint16{1, 32})
		put([]uint32{uint32(b.Len()), uint32(6 + 16*len(edges) + pictures.Len())})
		pictures.Write(b.Bytes())
	}
	return os.WriteFile(filepath.Join(folder, "icon.ico"), append(list.Bytes(), pictures.Bytes()...), 0o644)
}
