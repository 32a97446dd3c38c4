openssl ecparam -genkey -name prime256v1 -noout -out key.pem
make() { # file, name, alternative names, until
  printf '[ca]\ndefault_ca=own\n[own]\ndatabase=index\nrand_serial=yes\nnew_certs_dir=.\ndefault_md=sha256\npolicy=any\nx509_extensions=names\n[any]\ncommonName=supplied\n[names]\nsubjectAltName=%s\n' "$3" > own.cnf
  : > index
  openssl req -new -key key.pem -subj "/CN=$2" | openssl ca -batch -selfsign -config own.cnf -keyfile key.pem -in /dev/stdin -startdate 20200101000000Z -enddate "$4" -notext -out "$1"
}
here=DNS:localhost,IP:127.0.0.1,IP:0.0.0.0
make good.pem localhost $here 21200101000000Z
make expired.pem localhost $here 20210101000000Z
make elsewhere.pem mail.elsewhere.example DNS:mail.elsewhere.example 21200101000000Z
