//go:build !amd64 || purego

package mark

func vectorSearch() Skip { return nil }
