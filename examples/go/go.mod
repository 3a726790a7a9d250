module dangvien

go 1.19
