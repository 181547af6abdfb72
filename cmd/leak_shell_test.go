package cmd_test

// This file holds the shapes of command lines, environments and addresses: also
// with the name right before the value, or with none but the place.

// These are the kinds that can stand in the place of a password, and of a path.
const (
	passwords = " password "
	inPath    = " access_token robot_token user_access_token sns_token "
)

// shellShapes are those of command lines and connection strings.
func shellShapes() []shape {
	secret := []weight{hard, soft, ident}
	return []shape{
		{id: "env", by: ".env", names: envName, carry: inWord(), text: "SIZE=10\n$N=$V", weights: secret},
		{id: "env-export", by: "sh", names: envName, carry: inWord(), text: "export $N=$V", weights: secret},
		{id: "env-quoted", by: "sh", names: envName, carry: inDouble(), text: `export $N="$V"`, weights: secret},
		{id: "env-single", by: "sh", names: envName, carry: inSingle(), text: `$N='$V' ./start.sh`, weights: secret},
		{id: "env-windows", by: "cmd.exe", names: envName, carry: inWord(), text: `set $N=$V`, weights: secret},
		{id: "env-powershell", by: "PowerShell", names: envName, carry: inDouble(), text: `$env:$N = "$V"`, weights: secret},
		{id: "env-fish", by: "fish", names: envName, carry: inWord(), text: `set -gx $N $V`, weights: []weight{hard}},
		{id: "env-docker", by: "docker run", names: envName, carry: inWord(), text: `docker run -e SIZE=10 -e $N=$V app:1.2`, weights: secret},
		{id: "env-dockerfile", by: "Dockerfile", names: envName, carry: inWord(), text: `ENV $N=$V`, weights: secret},
		{id: "env-inspect", by: "docker inspect", names: envName, carry: inJSON(), text: `"Env": ["SIZE=10", "$N=$V"]`, weights: secret, none: " private_key "},
		{id: "env-compose", by: "docker compose", names: envName, carry: inWord(), text: "environment:\n  - SIZE=10\n  - $N=$V", weights: secret},
		{id: "env-environ", by: "os.environ", names: envName, carry: inSingle(), text: `environ({'SIZE': '10', '$N': '$V'})`, weights: secret},
		{id: "flag", by: "command lines", names: flagName, carry: inWord(), text: `./app --size 10 --$N $V --verbose`, weights: secret},
		{id: "flag-equals", by: "command lines", names: flagName, carry: inWord(), text: `./app --size=10 --$N=$V --verbose`, weights: secret},
		{id: "flag-quoted", by: "command lines", names: flagName, carry: inDouble(), text: `./app --$N "$V" --size 10`, weights: secret},
		{id: "flag-single", by: "command lines", names: flagName, carry: inSingle(), text: `./app --$N='$V' --size 10`, weights: secret},
		{id: "flag-java", by: "java", names: asciiName, carry: inWord(), text: `java -Dsize=10 -D$N=$V -jar app.jar`, weights: secret},
		{id: "flag-spring", by: "Spring Boot", names: flagName, carry: inWord(), text: `java -jar app.jar --dingtalk.$N=$V`, weights: secret},
		{id: "flag-helm", by: "helm", names: flagName, carry: inWord(), text: `helm upgrade app ./chart --set size=10,$N=$V`, weights: secret},
		{id: "flag-argv", by: "ps, sys.argv", names: flagName, carry: inSingle(), text: `['app', '--$N', '$V', '--size', '10']`, weights: secret},
		{id: "flag-kubectl", by: "kubectl", names: flagName, carry: inWord(), text: `kubectl create secret generic app --from-literal=$N=$V`, weights: secret},
		{id: "curl-header", by: "curl", names: headerName, carry: inSingle(), text: `curl -X POST -H '$N: $V' https://api.dingtalk.com/v1.0/contact/users`},
		{id: "curl-header-double", by: "curl", names: headerName, carry: inDouble(), text: `curl -s --header "$N: $V" https://api.dingtalk.com/v1.0/contact/users`},
		{id: "curl-json", by: "curl", names: asciiName, carry: inJSON(), text: `curl -d '{"size":10,"$N":"$V"}' https://api.dingtalk.com/v1.0/oauth2/accessToken`},
		{id: "curl-json-escaped", by: "curl", names: asciiName, carry: inJSON(), text: `curl -d "{\"size\":10,\"$N\":\"$V\"}" https://api.dingtalk.com/v1.0/oauth2/accessToken`, none: " private_key passphrase "},
		{id: "curl-form", by: "curl", names: asciiName, carry: inWord(), text: `curl -d size=10 -d $N=$V https://oapi.dingtalk.com/gettoken`},
		{id: "curl-urlencode", by: "curl", names: asciiName, carry: inDouble(), text: `curl -G --data-urlencode "$N=$V" https://oapi.dingtalk.com/gettoken`},
		{id: "curl-multipart", by: "curl", names: asciiName, carry: inSingle(), text: `curl -F 'size=10' -F '$N=$V' https://oapi.dingtalk.com/media/upload`},
		{id: "curl-url", by: "curl", names: asciiName, carry: inQuery(), text: `curl -s 'https://oapi.dingtalk.com/user/get?size=10&$N=$V'`},
		{id: "httpie", by: "HTTPie", names: asciiName, carry: inWord(), text: `http POST api.dingtalk.com/v1.0/oauth2/accessToken size:=10 $N=$V`},
		{id: "cookie-curl", by: "curl", carry: inSingle(), text: `curl -b '$V' https://oa.dingtalk.com/`, only: " cookie "},
		{id: "user-curl", by: "curl", carry: inWord(), text: `curl -u admin:$V https://api.example.com/`, only: passwords},
		{id: "user-curl-long", by: "curl", carry: inSingle(), text: `curl --user 'admin:$V' https://api.example.com/`, only: " password "},
		{id: "user-proxy", by: "curl", carry: inWord(), text: `curl -x proxy.example.com:3128 --proxy-user admin:$V https://oapi.dingtalk.com/gettoken`, only: passwords},
		{id: "user-proxy-short", by: "curl", carry: inWord(), text: `curl -x proxy.example.com:3128 -U admin:$V https://oapi.dingtalk.com/gettoken`, only: passwords},
		{id: "user-wget", by: "wget", carry: inWord(), text: `wget --user=admin --password=$V https://files.example.com/a.zip`, only: passwords},
		{id: "user-sshpass", by: "sshpass", carry: inWord(), text: `sshpass -p $V ssh root@10.0.0.5 uptime`, only: passwords},
		{id: "user-sshpass-quoted", by: "sshpass", carry: inSingle(), text: `sshpass -p '$V' scp a.log root@10.0.0.5:/tmp`, only: passwords},
		{id: "user-mysql", by: "mysql", carry: inWord(), text: `mysql -h 10.0.0.5 -uroot -p$V app`, only: passwords},
		{id: "user-mysqldump", by: "mysqldump", carry: inWord(), text: `mysqldump -u root -p$V --single-transaction app`, only: passwords},
		{id: "user-redis", by: "redis-cli", carry: inWord(), text: `redis-cli -h 10.0.0.5 -a $V ping`, only: passwords},
		{id: "user-docker", by: "docker login", carry: inWord(), text: `docker login -u admin -p $V registry.cn-hangzhou.aliyuncs.com`, only: passwords},
		{id: "dsn-mysql-go", by: "go-sql-driver", carry: inDSN(), text: `root:$V@tcp(10.0.0.5:3306)/app?charset=utf8mb4`, only: passwords},
		{id: "dsn-redis", by: "redis", carry: inDSN(), text: `redis://:$V@10.0.0.5:6379/0`, only: passwords},
		{id: "dsn-mongo", by: "MongoDB", carry: inDSN(), text: `mongodb://app:$V@10.0.0.5:27017/app?authSource=admin`, only: passwords},
		{id: "dsn-postgres", by: "libpq", carry: inDSN(), text: `postgres://app:$V@db.example.com:5432/app?sslmode=disable`, only: passwords},
		{id: "dsn-amqp", by: "RabbitMQ", carry: inDSN(), text: `amqp://app:$V@10.0.0.5:5672/%2f`, only: passwords},
		{id: "dsn-sqlalchemy", by: "SQLAlchemy", carry: inDSN(), text: `mysql+pymysql://root:$V@10.0.0.5:3306/app`, only: passwords},
		{id: "dsn-jdbc", by: "JDBC", carry: inQuery(), text: `jdbc:mysql://10.0.0.5:3306/app?user=root&password=$V&useSSL=false`, only: passwords},
		{id: "dsn-libpq", by: "libpq", carry: inWord(), text: `host=10.0.0.5 port=5432 user=app password=$V dbname=app`, only: passwords},
		{id: "dsn-http", by: "git", carry: inDSN(), text: `https://deploy:$V@git.example.com/app.git`, only: passwords},
		{id: "dsn-proxy", by: "sh", carry: inDSN(), text: `https_proxy=http://admin:$V@proxy.example.com:3128`, only: passwords},
		{id: "path-token", by: "REST", carry: inWord(), text: `GET /v1/token/$V HTTP/1.1`, only: inPath},
		{id: "path-access-token", by: "REST", carry: inWord(), text: `https://api.example.com/access_token/$V/users`, only: inPath},
		{id: "oss-url", by: "OSS", carry: inQuery(), text: `https://bucket.oss-cn-hangzhou.aliyuncs.com/a.png?Expires=1763860800&OSSAccessKeyId=$V`, only: " access_key_id "},
		{id: "oss-sign", by: "OSS", carry: inQuery(), text: `https://bucket.oss-cn-hangzhou.aliyuncs.com/a.png?Expires=1763860800&Signature=$V`, only: " sign "},
		{id: "oss-credential", by: "OSS", carry: inWord(), text: `x-oss-credential=$V%2F20261129%2Fcn-hangzhou%2Foss%2Faliyun_v4_request`, only: " access_key_id "},
		{id: "oss-header", by: "OSS", carry: inWord(), text: `Authorization: OSS $V:Zm9vYmFyYmF6cXV4cXV1eA==`, only: " access_key_id "},
		{id: "wss", by: "Stream SDK", carry: inWord(), text: `wss://wss-open-connection.dingtalk.com:443/connect?ticket=$V`, only: " ticket access_token_uuid "},
		{id: "deep-link", by: "DingTalk", carry: inQuery(), text: `dingtalk://dingtalkclient/page/link?url=https%3A%2F%2Fapp.example.com%2F%3Fcode%3D$V%26state%3D1`, only: " auth_code tmp_auth_code "},
		{id: "redirect-code", by: "OAuth", carry: inWord(), text: `https://app.example.com/callback?code=$V&state=dingtalk`, only: " auth_code tmp_auth_code "},
		{id: "code-json", by: "getuserinfo", carry: inJSON(), text: `POST https://oapi.dingtalk.com/topapi/v2/user/getuserinfo {"code":"$V"}`, only: " auth_code tmp_auth_code "},
	}
}
