<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>playground</name>
    <message>
        <source>1 byte</source>
        <translation>1 字节</translation>
    </message>
    <message>
        <source>1 model in {time}.</source>
        <translation>1 个模型，用时 {time}。</translation>
    </message>
    <message>
        <source>1 setting differs from the default</source>
        <translation>1 项与默认不同</translation>
    </message>
    <message>
        <source>A desktop playground for the OpenAI API and every server that speaks it. It sends nothing to anyone but the server of the connection you choose.</source>
        <translation>面向 OpenAI API 及所有兼容服务器的桌面试验台。除了你所选连接的服务器，它不向任何人发送内容。</translation>
    </message>
    <message>
        <source>A fault in this program stopped the work.</source>
        <translation>程序自身的故障中断了这项工作。</translation>
    </message>
    <message>
        <source>A file of certificates to trust besides the system's own</source>
        <translation>除系统证书外还要信任的证书文件</translation>
    </message>
    <message>
        <source>A header looks like “Name: value”, one in a line.</source>
        <translation>请求头的写法是“Name: value”，每行一个。</translation>
    </message>
    <message>
        <source>A key belongs to the address it was entered for</source>
        <translation>密钥只属于输入它时的那个地址</translation>
    </message>
    <message>
        <source>A key is saved in the keyring of the system.</source>
        <translation>密钥已存入系统钥匙串。</translation>
    </message>
    <message>
        <source>A key is there for this session only; it is not saved.</source>
        <translation>密钥只在本次运行中有效，不会保存。</translation>
    </message>
    <message>
        <source>A new name</source>
        <translation>新名称</translation>
    </message>
    <message>
        <source>A part of the stream could not be read and was left out.</source>
        <translation>数据流中有一部分无法读取，已略去。</translation>
    </message>
    <message>
        <source>A part of the window failed. You can go on; the log has the details.</source>
        <translation>窗口的一部分出了故障。你可以继续使用，详情见日志。</translation>
    </message>
    <message>
        <source>A proxy looks like http://host:port or socks5://host:port.</source>
        <translation>代理的写法是 http://host:port 或 socks5://host:port。</translation>
    </message>
    <message>
        <source>A proxy with a user name or password cannot be kept safely here.</source>
        <translation>带用户名或密码的代理无法在这里安全保存。</translation>
    </message>
    <message>
        <source>About Playground</source>
        <translation>关于 Playground</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add a connection</source>
        <translation>添加连接</translation>
    </message>
    <message>
        <source>Address of the proxy</source>
        <translation>代理的地址</translation>
    </message>
    <message>
        <source>Addresses start with https:// or http://, not with {scheme}:</source>
        <translation>地址应以 https:// 或 http:// 开头，而不是 {scheme}:</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>All settings are at their defaults</source>
        <translation>所有设置均为默认值</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Ask again for this reply</source>
        <translation>重新请求这条回复</translation>
    </message>
    <message>
        <source>Ask anything</source>
        <translation>随便问点什么</translation>
    </message>
    <message>
        <source>Ask anything, and see how each setting on the right changes the answer.</source>
        <translation>随便问点什么，看看右侧的每项设置如何改变回答。</translation>
    </message>
    <message>
        <source>Ask for less at once.</source>
        <translation>请一次少要一些。</translation>
    </message>
    <message>
        <source>Ask for the token count of streams</source>
        <translation>请求流式回复的词元数</translation>
    </message>
    <message>
        <source>Ask the server for its models</source>
        <translation>向服务器询问有哪些模型</translation>
    </message>
    <message>
        <source>Asking for the models</source>
        <translation>正在获取模型列表</translation>
    </message>
    <message>
        <source>Asking {host}…</source>
        <translation>正在询问 {host}…</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>尝试次数</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Base URL</source>
        <translation>接口地址</translation>
    </message>
    <message>
        <source>Built in. Works without a key and without a network.</source>
        <translation>内置，无需密钥，也无需网络。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel this job</source>
        <translation>取消这项任务</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>证书</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer)</source>
        <translation>证书 (*.pem *.crt *.cer)</translation>
    </message>
    <message>
        <source>Change what the server complains about and send again.</source>
        <translation>修改服务器指出的问题，然后再次发送。</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Chat with a model</source>
        <translation>与模型对话</translation>
    </message>
    <message>
        <source>Check the address and whether this computer is online.</source>
        <translation>检查地址，以及这台电脑是否联网。</translation>
    </message>
    <message>
        <source>Check the address for typing errors, and whether this computer is online.</source>
        <translation>检查地址有没有拼写错误，以及这台电脑是否联网。</translation>
    </message>
    <message>
        <source>Check the address. Some servers also do not offer everything that this program can do.</source>
        <translation>请检查地址。有些服务器也不提供本程序用到的全部功能。</translation>
    </message>
    <message>
        <source>Check the key in the connection; it may be mistyped, revoked or meant for another organization.</source>
        <translation>检查连接中的密钥：可能输错了、已被吊销，或属于另一个组织。</translation>
    </message>
    <message>
        <source>Check the proxy in the connection, or choose to go without one.</source>
        <translation>检查连接中的代理，或选择不使用代理。</translation>
    </message>
    <message>
        <source>Check the rights of the data folder. Until then the text stays in this window only.</source>
        <translation>检查数据文件夹的权限。在此之前，文字只留在这个窗口里。</translation>
    </message>
    <message>
        <source>Check whether the address must start with http:// or https://, and its port.</source>
        <translation>检查地址应以 http:// 还是 https:// 开头，以及端口是否正确。</translation>
    </message>
    <message>
        <source>Choose a file of certificates</source>
        <translation>选择证书文件</translation>
    </message>
    <message>
        <source>Choose a model first, on the right.</source>
        <translation>先在右侧选择一个模型。</translation>
    </message>
    <message>
        <source>Choose another model.</source>
        <translation>换一个模型。</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close other programs, or try something smaller.</source>
        <translation>关闭其他程序，或试试小一些的内容。</translation>
    </message>
    <message>
        <source>Close without saving</source>
        <translation>不保存并关闭</translation>
    </message>
    <message>
        <source>Close “{title}”</source>
        <translation>关闭“{title}”</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Colours of the window</source>
        <translation>窗口的配色</translation>
    </message>
    <message>
        <source>Compare three planets in a table</source>
        <translation>用表格比较三颗行星</translation>
    </message>
    <message>
        <source>Compare three planets in a table and show me how to compute their density in Python.</source>
        <translation>用表格比较三颗行星，并用 Python 计算密度。</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>Connected · 1 model</source>
        <translation>已连接 · 1 个模型</translation>
    </message>
    <message>
        <source>Connected · {count} models</source>
        <translation>已连接 · {count} 个模型</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Connections…</source>
        <translation>连接…</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>对话内容</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>对话列表</translation>
    </message>
    <message>
        <source>Conversations are kept here, readable by your account alone but not encrypted. Delete one in the list on the left of its tab, and it is gone from here too.</source>
        <translation>对话保存在这里，只有你的账户可以读取，但没有加密。在标签页左侧的列表中删除一条，这里也会随之删除。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>复制地址</translation>
    </message>
    <message>
        <source>Copy code</source>
        <translation>复制代码</translation>
    </message>
    <message>
        <source>Copy link address</source>
        <translation>复制链接地址</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>复制路径</translation>
    </message>
    <message>
        <source>Copy request id</source>
        <translation>复制请求编号</translation>
    </message>
    <message>
        <source>Copy the code</source>
        <translation>复制代码</translation>
    </message>
    <message>
        <source>Copy the diagnostics</source>
        <translation>复制诊断信息</translation>
    </message>
    <message>
        <source>Copy the path of the data folder</source>
        <translation>复制数据文件夹的路径</translation>
    </message>
    <message>
        <source>Copy the reply</source>
        <translation>复制回复</translation>
    </message>
    <message>
        <source>Copy the request id (x-request-id)</source>
        <translation>复制请求编号（x-request-id）</translation>
    </message>
    <message>
        <source>Copy this text</source>
        <translation>复制这段文字</translation>
    </message>
    <message>
        <source>Correct the address of the connection.</source>
        <translation>改正连接的地址。</translation>
    </message>
    <message>
        <source>Correct the key in the connection.</source>
        <translation>改正连接的密钥。</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>数据文件夹</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Demo · on this computer</source>
        <translation>演示 · 本机</translation>
    </message>
    <message>
        <source>Demo, no AI model</source>
        <translation>演示，不是 AI 模型</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>诊断</translation>
    </message>
    <message>
        <source>Dialect: field of the maximum length</source>
        <translation>方言：最大长度的字段</translation>
    </message>
    <message>
        <source>Differs from the default</source>
        <translation>与默认不同</translation>
    </message>
    <message>
        <source>Dismiss this notice</source>
        <translation>关闭这条通知</translation>
    </message>
    <message>
        <source>Do not wait, send again now</source>
        <translation>不再等待，立即重发</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Enter the address of the API. It often ends in /v1. In a hotel or café, sign in to the network first.</source>
        <translation>请输入 API 的地址，通常以 /v1 结尾。在酒店或咖啡馆，请先登录网络。</translation>
    </message>
    <message>
        <source>Enter the key in the connection.</source>
        <translation>在连接中填入密钥。</translation>
    </message>
    <message>
        <source>Enter the proxy’s key, if it has one.</source>
        <translation>如果代理有密钥，请填入。</translation>
    </message>
    <message>
        <source>Enter to send · Shift+Enter for a new line</source>
        <translation>回车发送 · Shift+回车换行</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Esc to stop</source>
        <translation>按 Esc 停止</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Every connection there is</source>
        <translation>现有的全部连接</translation>
    </message>
    <message>
        <source>Every request of this window appears here, with its reply. Keys are left out.</source>
        <translation>这个窗口的每个请求及其回复都显示在这里，密钥除外。</translation>
    </message>
    <message>
        <source>Everything in it could be read.</source>
        <translation>其中的内容全部读出。</translation>
    </message>
    <message>
        <source>Exchanges</source>
        <translation>往来记录</translation>
    </message>
    <message>
        <source>Explain what temperature does</source>
        <translation>解释温度有什么作用</translation>
    </message>
    <message>
        <source>Extra headers</source>
        <translation>附加请求头</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Filter by path or status</source>
        <translation>按路径或状态筛选</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>First byte</source>
        <translation>首字节</translation>
    </message>
    <message>
        <source>First token</source>
        <translation>首词元</translation>
    </message>
    <message>
        <source>Fold the settings away</source>
        <translation>收起设置</translation>
    </message>
    <message>
        <source>Fold this panel away</source>
        <translation>收起此面板</translation>
    </message>
    <message>
        <source>For example: answer briefly</source>
        <translation>例如：回答要简短</translation>
    </message>
    <message>
        <source>Forget all keys</source>
        <translation>清除全部密钥</translation>
    </message>
    <message>
        <source>Forgetting all keys</source>
        <translation>正在清除全部密钥</translation>
    </message>
    <message>
        <source>Forgetting the key</source>
        <translation>正在清除密钥</translation>
    </message>
    <message>
        <source>Generate again</source>
        <translation>重新生成</translation>
    </message>
    <message>
        <source>Go to the prompt</source>
        <translation>转到提示词</translation>
    </message>
    <message>
        <source>Guided tour</source>
        <translation>导览</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>请求头</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Hide details</source>
        <translation>收起详情</translation>
    </message>
    <message>
        <source>How long to wait for an answer</source>
        <translation>等待回答的时间</translation>
    </message>
    <message>
        <source>How many words are in this line?</source>
        <translation>这一行有多少个字？</translation>
    </message>
    <message>
        <source>How requests reach the network</source>
        <translation>请求如何连到网络</translation>
    </message>
    <message>
        <source>If you trust that address, enter it in the connection.</source>
        <translation>如果你信任那个地址，请把它填入连接。</translation>
    </message>
    <message>
        <source>If you trust this server, enter its CA file in the connection.</source>
        <translation>如果你信任这台服务器，请在连接中填入它的 CA 文件。</translation>
    </message>
    <message>
        <source>Image from {host} – not loaded</source>
        <translation>来自 {host} 的图片（未加载）</translation>
    </message>
    <message>
        <source>Image – not loaded</source>
        <translation>图片（未加载）</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
    <message>
        <source>It has signed its certificate itself.</source>
        <translation>它的证书是自己签发的。</translation>
    </message>
    <message>
        <source>It speaks http: the address must start with http://.</source>
        <translation>它使用 http：地址必须以 http:// 开头。</translation>
    </message>
    <message>
        <source>It speaks https: the address must start with https://.</source>
        <translation>它使用 https：地址必须以 https:// 开头。</translation>
    </message>
    <message>
        <source>Its certificate belongs to another name.</source>
        <translation>它的证书属于另一个域名。</translation>
    </message>
    <message>
        <source>Its certificate has expired.</source>
        <translation>它的证书已经过期。</translation>
    </message>
    <message>
        <source>Its certificate is not valid yet; this computer's clock may be wrong.</source>
        <translation>它的证书尚未生效，也可能是这台电脑的时钟不准。</translation>
    </message>
    <message>
        <source>Its keys are at console.groq.com.</source>
        <translation>密钥在 console.groq.com 获取。</translation>
    </message>
    <message>
        <source>Its keys are at openrouter.ai.</source>
        <translation>密钥在 openrouter.ai 获取。</translation>
    </message>
    <message>
        <source>Its keys are at platform.openai.com.</source>
        <translation>密钥在 platform.openai.com 获取。</translation>
    </message>
    <message>
        <source>Its keys: platform.deepseek.com.</source>
        <translation>密钥：platform.deepseek.com。</translation>
    </message>
    <message>
        <source>Jump to the newest message</source>
        <translation>跳到最新消息</translation>
    </message>
    <message>
        <source>Keeping the draft</source>
        <translation>正在保存草稿</translation>
    </message>
    <message>
        <source>Kept in the keyring, never shown again (api_key)</source>
        <translation>存入钥匙串，不再显示（api_key）</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>键盘</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Keys are kept in the keyring of the system where there is one, else for this session only, and never in the data folder.</source>
        <translation>系统有钥匙串时，密钥存入其中，否则只保留到本次运行结束，绝不写入数据文件夹。</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Language of the code</source>
        <translation>代码的语言</translation>
    </message>
    <message>
        <source>Language of the window, from the next start on</source>
        <translation>窗口的语言，下次启动时生效</translation>
    </message>
    <message>
        <source>Leaves out the least likely words: with 0.1 only those that make up the likeliest tenth remain.</source>
        <translation>去掉最不可能的词：设为 0.1 时，只保留概率最高的十分之一。</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Listing conversations</source>
        <translation>正在列出对话</translation>
    </message>
    <message>
        <source>Look at billing and limits on the provider's web site. Trying again does not help before that.</source>
        <translation>到服务商的网站查看账单和限额，在此之前重试没有用。</translation>
    </message>
    <message>
        <source>Looking at this computer</source>
        <translation>正在查看这台电脑</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在查看…</translation>
    </message>
    <message>
        <source>Low values give predictable answers, high ones surprising answers.</source>
        <translation>值低，回答稳定；值高，回答出人意料。</translation>
    </message>
    <message>
        <source>MIT licence. Icons: Phosphor, MIT licence. Qt: LGPL.</source>
        <translation>MIT 许可证。图标：Phosphor，MIT 许可证。Qt：LGPL。</translation>
    </message>
    <message>
        <source>Make room on the disk. Until then the text stays in this window only.</source>
        <translation>请腾出磁盘空间。在此之前，文字只留在这个窗口里。</translation>
    </message>
    <message>
        <source>Manage connections…</source>
        <translation>管理连接…</translation>
    </message>
    <message>
        <source>Maximum length</source>
        <translation>最大长度</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型列表</translation>
    </message>
    <message>
        <source>More settings</source>
        <translation>更多设置</translation>
    </message>
    <message>
        <source>Most addresses end in /v1.</source>
        <translation>地址大多以 /v1 结尾。</translation>
    </message>
    <message>
        <source>Most addresses end in /v1. Some servers also do not offer everything that this program can do.</source>
        <translation>地址大多以 /v1 结尾。也有些服务器并不提供本程序的全部功能。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Name of a model</source>
        <translation>模型名称</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>新对话</translation>
    </message>
    <message>
        <source>No conversations yet</source>
        <translation>还没有对话</translation>
    </message>
    <message>
        <source>No jobs running</source>
        <translation>没有进行中的任务</translation>
    </message>
    <message>
        <source>No key and nothing you wrote is in here: it can go into a report as it is.</source>
        <translation>这里没有密钥，也没有你写的内容，可以原样放进报告。</translation>
    </message>
    <message>
        <source>No key is saved for this connection.</source>
        <translation>这个连接没有保存密钥。</translation>
    </message>
    <message>
        <source>No key yet</source>
        <translation>还没有密钥</translation>
    </message>
    <message>
        <source>No new text for {seconds} s</source>
        <translation>已有 {seconds} 秒没有新文字</translation>
    </message>
    <message>
        <source>No secure connection came about.</source>
        <translation>未能建立安全连接。</translation>
    </message>
    <message>
        <source>None, go directly</source>
        <translation>不用代理，直接连接</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>Not connected yet</source>
        <translation>尚未连接</translation>
    </message>
    <message>
        <source>Nothing answers at {host}.</source>
        <translation>{host} 没有应答。</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>Nothing here.</source>
        <translation>这里没有内容。</translation>
    </message>
    <message>
        <source>Nothing in it could be read.</source>
        <translation>其中的内容都无法读取。</translation>
    </message>
    <message>
        <source>Nothing would be sent yet.</source>
        <translation>现在还没有可发送的内容。</translation>
    </message>
    <message>
        <source>Only plain web and mail addresses are: {url}</source>
        <translation>只打开普通的网页和邮件地址：{url}</translation>
    </message>
    <message>
        <source>Open connection</source>
        <translation>打开连接</translation>
    </message>
    <message>
        <source>Open {host} in the browser?</source>
        <translation>在浏览器中打开 {host}？</translation>
    </message>
    <message>
        <source>Opening the conversation</source>
        <translation>正在打开对话</translation>
    </message>
    <message>
        <source>Opening the history</source>
        <translation>正在打开历史记录</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>组织</translation>
    </message>
    <message>
        <source>Other server</source>
        <translation>其他服务器</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Parts of the exchange</source>
        <translation>往来记录的各部分</translation>
    </message>
    <message>
        <source>Paste a key</source>
        <translation>粘贴密钥</translation>
    </message>
    <message>
        <source>Pasted text {number}.txt</source>
        <translation>粘贴的文字 {number}.txt</translation>
    </message>
    <message>
        <source>Playground speaks to every server that knows the API.</source>
        <translation>Playground 能与每一台懂这套 API 的服务器对话。</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>Proxy address</source>
        <translation>代理地址</translation>
    </message>
    <message>
        <source>Put all settings back to their defaults</source>
        <translation>将所有设置恢复为默认值</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>接收</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove every saved key from this computer</source>
        <translation>从这台电脑移除所有保存的密钥</translation>
    </message>
    <message>
        <source>Remove every saved key now</source>
        <translation>立即移除所有保存的密钥</translation>
    </message>
    <message>
        <source>Remove this connection and forget its key</source>
        <translation>移除这个连接并清除其密钥</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>移除 {name}</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Reply from {model}</source>
        <translation>{model} 的回复</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Request id</source>
        <translation>请求编号</translation>
    </message>
    <message>
        <source>Requests and their replies, the latest on top</source>
        <translation>请求及其回复，最新的在最上面</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Reset “{name}”</source>
        <translation>重置“{name}”</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>响应</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>SSH answers there. Check the port in the address.</source>
        <translation>应答的是 SSH。请检查地址中的端口。</translation>
    </message>
    <message>
        <source>Save and use</source>
        <translation>保存并使用</translation>
    </message>
    <message>
        <source>Save this connection and send requests to it</source>
        <translation>保存这个连接，并向它发送请求</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>正在保存</translation>
    </message>
    <message>
        <source>Saving the key</source>
        <translation>正在保存密钥</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search  (Ctrl+F)</source>
        <translation>搜索  (Ctrl+F)</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Send again without it. This is remembered for this model.</source>
        <translation>去掉它再次发送。此模型会记住这一点。</translation>
    </message>
    <message>
        <source>Send again without {parameter}</source>
        <translation>去掉 {parameter} 再次发送</translation>
    </message>
    <message>
        <source>Send less text or smaller files.</source>
        <translation>少发一些文字，或发送小一些的文件。</translation>
    </message>
    <message>
        <source>Send system messages as the developer</source>
        <translation>以 developer 身份发送系统消息</translation>
    </message>
    <message>
        <source>Send the saved key to {host} from now on</source>
        <translation>今后将保存的密钥发送给 {host}</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Sent again</source>
        <translation>已重新发送</translation>
    </message>
    <message>
        <source>Sent as OpenAI-Organization (organization)</source>
        <translation>作为 OpenAI-Organization 发送（organization）</translation>
    </message>
    <message>
        <source>Sent as OpenAI-Project (project)</source>
        <translation>作为 OpenAI-Project 发送（project）</translation>
    </message>
    <message>
        <source>Sent with every request, one in a line</source>
        <translation>随每个请求发送，每行一个</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>Show all models</source>
        <translation>显示全部模型</translation>
    </message>
    <message>
        <source>Show only exchanges that contain these words</source>
        <translation>只显示包含这些文字的记录</translation>
    </message>
    <message>
        <source>Show the inspector</source>
        <translation>显示检查器</translation>
    </message>
    <message>
        <source>Show the list</source>
        <translation>显示列表</translation>
    </message>
    <message>
        <source>Show the settings</source>
        <translation>显示设置</translation>
    </message>
    <message>
        <source>Show the technical details</source>
        <translation>显示技术细节</translation>
    </message>
    <message>
        <source>Show this request as code</source>
        <translation>将此请求显示为代码</translation>
    </message>
    <message>
        <source>Show words as they arrive</source>
        <translation>边生成边显示</translation>
    </message>
    <message>
        <source>Show {tab}</source>
        <translation>显示{tab}</translation>
    </message>
    <message>
        <source>Shut down on {date}</source>
        <translation>已于 {date} 停用</translation>
    </message>
    <message>
        <source>Shuts down {date}</source>
        <translation>将于 {date} 停用</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Start a new conversation  (Ctrl+N)</source>
        <translation>开始新对话  (Ctrl+N)</translation>
    </message>
    <message>
        <source>Start a new conversation, shorten the text, or choose a model that takes more.</source>
        <translation>开始新对话、缩短文字，或换一个能容纳更多内容的模型。</translation>
    </message>
    <message>
        <source>Start it with “llama-server”.</source>
        <translation>用“llama-server”启动。</translation>
    </message>
    <message>
        <source>Start it with “ollama serve”.</source>
        <translation>用“ollama serve”启动。</translation>
    </message>
    <message>
        <source>Start it with “vllm serve”.</source>
        <translation>用“vllm serve”启动。</translation>
    </message>
    <message>
        <source>Start its server in its Developer tab.</source>
        <translation>在它的 Developer 标签页中启动服务器。</translation>
    </message>
    <message>
        <source>Start the program again: it keeps the damaged file and rescues what can be read.</source>
        <translation>请重新启动程序：它会保留损坏的文件，并抢救能读取的内容。</translation>
    </message>
    <message>
        <source>Start the server, or check the address and its port.</source>
        <translation>启动服务器，或检查地址和端口。</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop and keep what has arrived  (Esc)</source>
        <translation>停止并保留已收到的内容  (Esc)</translation>
    </message>
    <message>
        <source>System message</source>
        <translation>系统消息</translation>
    </message>
    <message>
        <source>Tells the model how to behave in the whole conversation.</source>
        <translation>告诉模型在整个对话中如何表现。</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>测试连接</translation>
    </message>
    <message>
        <source>Testing the connection</source>
        <translation>正在测试连接</translation>
    </message>
    <message>
        <source>The CA file {path} cannot be read: {reason}</source>
        <translation>无法读取 CA 文件 {path}：{reason}</translation>
    </message>
    <message>
        <source>The address contains a space or another character that no address has.</source>
        <translation>地址中有空格或其他不该出现的字符。</translation>
    </message>
    <message>
        <source>The address contains a user name or password. Enter the key in its own field.</source>
        <translation>地址中含有用户名或密码。请将密钥填入它自己的栏位。</translation>
    </message>
    <message>
        <source>The address has a wrong host or port.</source>
        <translation>地址的主机或端口不正确。</translation>
    </message>
    <message>
        <source>The address is empty.</source>
        <translation>地址为空。</translation>
    </message>
    <message>
        <source>The address may be wrong, or a firewall may be in the way. Check both and try again.</source>
        <translation>可能是地址有误，也可能被防火墙挡住。检查后再试。</translation>
    </message>
    <message>
        <source>The address or a header contains characters that cannot be sent.</source>
        <translation>地址或请求头含有无法发送的字符。</translation>
    </message>
    <message>
        <source>The address up to the part before /chat (base_url)</source>
        <translation>地址中 /chat 之前的部分（base_url）</translation>
    </message>
    <message>
        <source>The computer refused: {reason}.</source>
        <translation>这台电脑拒绝了：{reason}。</translation>
    </message>
    <message>
        <source>The connection to {host} was lost.</source>
        <translation>与 {host} 的连接断开了。</translation>
    </message>
    <message>
        <source>The conversation is too long for this model.</source>
        <translation>对话太长，这个模型容纳不下。</translation>
    </message>
    <message>
        <source>The conversation was deleted.</source>
        <translation>对话已删除。</translation>
    </message>
    <message>
        <source>The demo server on this computer could not be started.</source>
        <translation>无法启动这台电脑上的演示服务器。</translation>
    </message>
    <message>
        <source>The details say more. Try again, or check the connection.</source>
        <translation>详情中有更多信息。可以重试，或检查连接。</translation>
    </message>
    <message>
        <source>The details say which file or device it was about.</source>
        <translation>详情中写明了是哪个文件或设备。</translation>
    </message>
    <message>
        <source>The details say which. Reset it and send again.</source>
        <translation>详情中写明了是哪一个。重置它，再次发送。</translation>
    </message>
    <message>
        <source>The disk is full, so the history could not be saved.</source>
        <translation>磁盘已满，历史记录无法保存。</translation>
    </message>
    <message>
        <source>The extra header {name} cannot be sent.</source>
        <translation>附加请求头 {name} 无法发送。</translation>
    </message>
    <message>
        <source>The history could not be read or saved.</source>
        <translation>历史记录无法读取或保存。</translation>
    </message>
    <message>
        <source>The history in {folder} cannot be opened ({reason}). What you do now is lost when the window closes.</source>
        <translation>无法打开 {folder} 中的历史记录（{reason}）。现在所做的一切会在关闭窗口时丢失。</translation>
    </message>
    <message>
        <source>The history in {folder} was written by a newer version of this program and is left as it is. What you do now is lost when the window closes.</source>
        <translation>{folder} 中的历史记录由本程序的更新版本写入，已原样保留。现在所做的一切会在关闭窗口时丢失。</translation>
    </message>
    <message>
        <source>The history may not be written.</source>
        <translation>没有写入历史记录的权限。</translation>
    </message>
    <message>
        <source>The history on this computer is damaged.</source>
        <translation>这台电脑上的历史记录已损坏。</translation>
    </message>
    <message>
        <source>The history was damaged. {loss} The damaged file is kept in {folder}.</source>
        <translation>历史记录曾损坏。{loss}损坏的文件保留在 {folder}。</translation>
    </message>
    <message>
        <source>The identity of {host} could not be proved. {reason}</source>
        <translation>无法确认 {host} 的身份。{reason}</translation>
    </message>
    <message>
        <source>The key comes from the environment and is never saved.</source>
        <translation>密钥来自环境变量，不会保存。</translation>
    </message>
    <message>
        <source>The key contains a character that no key has. Copy it again from where it was issued.</source>
        <translation>密钥中含有不该出现的字符。请从签发处重新复制。</translation>
    </message>
    <message>
        <source>The key from the environment cannot be used. {reason}</source>
        <translation>环境变量中的密钥无法使用。{reason}</translation>
    </message>
    <message>
        <source>The key is empty.</source>
        <translation>密钥为空。</translation>
    </message>
    <message>
        <source>The key is kept until the program ends and no longer. {reason}</source>
        <translation>密钥只保留到程序结束。{reason}</translation>
    </message>
    <message>
        <source>The key stays out of it: the code reads it from OPENAI_API_KEY.</source>
        <translation>代码中不含密钥：它从 OPENAI_API_KEY 读取。</translation>
    </message>
    <message>
        <source>The key would travel unencrypted to {host}. Use https://, or remove the key.</source>
        <translation>密钥会未经加密地发往 {host}。请改用 https://，或移除密钥。</translation>
    </message>
    <message>
        <source>The language changes at the next start.</source>
        <translation>语言在下次启动时改变。</translation>
    </message>
    <message>
        <source>The last event of the stream was cut short, but could be read.</source>
        <translation>数据流的最后一个事件被截断，但仍能读取。</translation>
    </message>
    <message>
        <source>The model does not take one of the parameters.</source>
        <translation>模型不接受其中一个参数。</translation>
    </message>
    <message>
        <source>The model does not take the parameter {parameter}.</source>
        <translation>模型不接受参数 {parameter}。</translation>
    </message>
    <message>
        <source>The name under which this server takes the maximum length; automatic finds out by itself</source>
        <translation>这台服务器接收最大长度所用的名称；“自动”会自行判断</translation>
    </message>
    <message>
        <source>The program is still starting.</source>
        <translation>程序仍在启动。</translation>
    </message>
    <message>
        <source>The proxy on the way to {host} could not be used.</source>
        <translation>通往 {host} 的代理无法使用。</translation>
    </message>
    <message>
        <source>The reply could not be saved. It stays here until you close the window.</source>
        <translation>回复无法保存，会保留到你关闭窗口为止。</translation>
    </message>
    <message>
        <source>The reply ends after so many tokens, finished or not.</source>
        <translation>达到这么多词元后回复即结束，无论是否说完。</translation>
    </message>
    <message>
        <source>The reply is empty. The conversation may be longer than the model can read.</source>
        <translation>回复为空。对话可能超出了模型能读取的长度。</translation>
    </message>
    <message>
        <source>The reply of {host} was larger than {size} MB and was cut off.</source>
        <translation>{host} 的回复超过 {size} MB，已截断。</translation>
    </message>
    <message>
        <source>The request to {host} failed.</source>
        <translation>发往 {host} 的请求失败。</translation>
    </message>
    <message>
        <source>The server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>The server did not say why the reply ended.</source>
        <translation>服务器没有说明回复为何结束。</translation>
    </message>
    <message>
        <source>The server is alive; no new text for {seconds} s</source>
        <translation>服务器仍在线，已有 {seconds} 秒没有新文字</translation>
    </message>
    <message>
        <source>The server sent {count} of {asked} replies.</source>
        <translation>服务器只发来 {asked} 条回复中的 {count} 条。</translation>
    </message>
    <message>
        <source>The settings could not be read, so the defaults are used. The old file is kept aside.</source>
        <translation>设置无法读取，已改用默认值。旧文件另行保留。</translation>
    </message>
    <message>
        <source>The settings could not be read, so those of the start before are used. The file is kept aside.</source>
        <translation>设置文件无法读取，因此沿用上次启动时的设置。原文件已另外保存。</translation>
    </message>
    <message>
        <source>The system's keyring did not answer.</source>
        <translation>系统钥匙串没有应答。</translation>
    </message>
    <message>
        <source>The system's keyring did not keep the key.</source>
        <translation>系统钥匙串没有保存密钥。</translation>
    </message>
    <message>
        <source>The system's keyring failed ({error}).</source>
        <translation>系统钥匙串出错（{error}）。</translation>
    </message>
    <message>
        <source>The system's own</source>
        <translation>系统自带</translation>
    </message>
    <message>
        <source>The system’s proxy settings cannot be used: {reason}. No proxy is used.</source>
        <translation>系统的代理设置无法使用：{reason}。将不使用代理。</translation>
    </message>
    <message>
        <source>The test was stopped.</source>
        <translation>测试已停止。</translation>
    </message>
    <message>
        <source>The time limit is a number of seconds from 1 to 3600.</source>
        <translation>时限是 1 到 3600 之间的秒数。</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>There is no reply to this yet.</source>
        <translation>这条消息还没有回复。</translation>
    </message>
    <message>
        <source>There is no server with the name {host}.</source>
        <translation>找不到名为 {host} 的服务器。</translation>
    </message>
    <message>
        <source>This address answers with a web page: {host}.</source>
        <translation>这个地址返回的是网页：{host}。</translation>
    </message>
    <message>
        <source>This address is not opened.</source>
        <translation>这个地址不予打开。</translation>
    </message>
    <message>
        <source>This computer does not know who issued its certificate.</source>
        <translation>这台电脑不认识其证书的签发者。</translation>
    </message>
    <message>
        <source>This computer has no keyring that keeps keys safe.</source>
        <translation>这台电脑没有能安全保存密钥的钥匙串。</translation>
    </message>
    <message>
        <source>This computer has not enough memory for that.</source>
        <translation>这台电脑的内存不够。</translation>
    </message>
    <message>
        <source>This is not your fault. Try again in a moment.</source>
        <translation>这不是你的问题。稍后再试。</translation>
    </message>
    <message>
        <source>This is too long for a key: {count} characters.</source>
        <translation>作为密钥太长了：{count} 个字符。</translation>
    </message>
    <message>
        <source>This one</source>
        <translation>使用此代理</translation>
    </message>
    <message>
        <source>This reply did not arrive.</source>
        <translation>这条回复没有收到。</translation>
    </message>
    <message>
        <source>This reply was cut off.</source>
        <translation>这条回复中断了。</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Time limit in seconds</source>
        <translation>时限（秒）</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Top P</source>
        <translation>核采样</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Try again after {time}.</source>
        <translation>请在 {time} 之后重试。</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>稍后再试。</translation>
    </message>
    <message>
        <source>Try again in {seconds} seconds.</source>
        <translation>请在 {seconds} 秒后重试。</translation>
    </message>
    <message>
        <source>Try again, or allow more time in the connection.</source>
        <translation>重试，或在连接中放宽时限。</translation>
    </message>
    <message>
        <source>Try again, or start this program anew. The details say what was seen.</source>
        <translation>请重试，或重新启动程序。详情中写明了现象。</translation>
    </message>
    <message>
        <source>Try again. If it happens again, report it with the details; they are in the log too.</source>
        <translation>请重试。若再次发生，请附上详情反馈，日志中也有。</translation>
    </message>
    <message>
        <source>Try again. If it happens again, this server may not speak the OpenAI API.</source>
        <translation>请重试。若再次发生，这台服务器可能不兼容 OpenAI API。</translation>
    </message>
    <message>
        <source>Try again. The details say what the database complains about.</source>
        <translation>请重试。详情中写明了数据库的问题。</translation>
    </message>
    <message>
        <source>Try: {suggestion}</source>
        <translation>试试：{suggestion}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Use https:// for this server, or remove the key if the server needs none.</source>
        <translation>对这台服务器使用 https://；如果它不需要密钥，请移除密钥。</translation>
    </message>
    <message>
        <source>Use this address</source>
        <translation>使用这个地址</translation>
    </message>
    <message>
        <source>Use {address}</source>
        <translation>使用 {address}</translation>
    </message>
    <message>
        <source>Use {url}</source>
        <translation>使用 {url}</translation>
    </message>
    <message>
        <source>Version {version} · Qt {qt}</source>
        <translation>版本 {version} · Qt {qt}</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Wait a little and try again.</source>
        <translation>稍等片刻再试。</translation>
    </message>
    <message>
        <source>Waiting for the answer…</source>
        <translation>正在等待回答…</translation>
    </message>
    <message>
        <source>What arrived before is kept. Try again, or change what the server complains about.</source>
        <translation>此前收到的内容已保留。可以重试，或修改服务器指出的问题。</translation>
    </message>
    <message>
        <source>What arrived is kept. Continue from there, or generate the reply again.</source>
        <translation>已收到的内容已保留。可以接着继续，或重新生成回复。</translation>
    </message>
    <message>
        <source>What arrived is kept. Retry asks for the whole reply again.</source>
        <translation>已收到的内容已保留。点“重试”会重新请求整条回复。</translation>
    </message>
    <message>
        <source>What this connection is called here</source>
        <translation>这个连接在这里的名称</translation>
    </message>
    <message>
        <source>What this program found on this computer</source>
        <translation>本程序在这台电脑上的检测结果</translation>
    </message>
    <message>
        <source>What would be sent now, as code</source>
        <translation>以代码形式查看将要发送的内容</translation>
    </message>
    <message>
        <source>Which model answers</source>
        <translation>由哪个模型回答</translation>
    </message>
    <message>
        <source>Without a title</source>
        <translation>无标题</translation>
    </message>
    <message>
        <source>Without it the reply comes in one piece when it is complete.</source>
        <translation>关闭后，回复会在完成时一次显示。</translation>
    </message>
    <message>
        <source>Write a short poem about spring</source>
        <translation>写一首关于春天的短诗</translation>
    </message>
    <message>
        <source>Write something first</source>
        <translation>先写点内容</translation>
    </message>
    <message>
        <source>Write to {address}?</source>
        <translation>给 {address} 写信？</translation>
    </message>
    <message>
        <source>Write what you want to ask</source>
        <translation>写下你想问的内容</translation>
    </message>
    <message>
        <source>Yes, forget them</source>
        <translation>确定清除</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>You stopped this reply before it began.</source>
        <translation>你在这条回复开始前停止了它。</translation>
    </message>
    <message>
        <source>You stopped this reply.</source>
        <translation>你停止了这条回复。</translation>
    </message>
    <message>
        <source>Your account at {host} has no credit left, or has reached its limit.</source>
        <translation>你在 {host} 的账户余额已用完，或已达到限额。</translation>
    </message>
    <message>
        <source>Your account may lack the right to this model, or the server is not available in your country.</source>
        <translation>你的账户可能无权使用这个模型，或该服务器不在你所在的地区提供服务。</translation>
    </message>
    <message>
        <source>Your data</source>
        <translation>你的数据</translation>
    </message>
    <message>
        <source>about {rate}</source>
        <translation>约 {rate}</translation>
    </message>
    <message>
        <source>about {sent} → {received} tokens</source>
        <translation>约 {sent} → {received} 词元</translation>
    </message>
    <message>
        <source>after {time}</source>
        <translation>用时 {time}</translation>
    </message>
    <message>
        <source>asked for a function</source>
        <translation>请求调用函数</translation>
    </message>
    <message>
        <source>asked for a tool</source>
        <translation>请求调用工具</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>ended: {reason}</source>
        <translation>结束：{reason}</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>first token {time}</source>
        <translation>首词元 {time}</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>stopped at the length limit</source>
        <translation>达到长度上限</translation>
    </message>
    <message>
        <source>stopped by the server's content filter</source>
        <translation>被服务器的内容过滤停止</translation>
    </message>
    <message>
        <source>{count} events in the middle are not kept.</source>
        <translation>中间的 {count} 个事件未保留。</translation>
    </message>
    <message>
        <source>{count} messages and other entries could be read, the rest is lost.</source>
        <translation>读出了 {count} 条消息和其他条目，其余已丢失。</translation>
    </message>
    <message>
        <source>{count} models in {time}.</source>
        <translation>{count} 个模型，用时 {time}。</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>另有 {count} 项</translation>
    </message>
    <message>
        <source>{folder} cannot be written to. What you do now is lost when the window closes.</source>
        <translation>无法写入 {folder}。现在所做的一切会在关闭窗口时丢失。</translation>
    </message>
    <message>
        <source>{host} answers, but does not speak the protocol of this address.</source>
        <translation>{host} 有应答，但不使用这个地址的协议。</translation>
    </message>
    <message>
        <source>{host} could not be reached.</source>
        <translation>无法连接到 {host}。</translation>
    </message>
    <message>
        <source>{host} did not answer in time.</source>
        <translation>{host} 没有及时应答。</translation>
    </message>
    <message>
        <source>{host} does not allow this.</source>
        <translation>{host} 不允许这样做。</translation>
    </message>
    <message>
        <source>{host} does not have this model, or your key may not use it.</source>
        <translation>{host} 没有这个模型，或你的密钥无权使用它。</translation>
    </message>
    <message>
        <source>{host} does not know this path.</source>
        <translation>{host} 不认识这个路径。</translation>
    </message>
    <message>
        <source>{host} does not take so much at once.</source>
        <translation>{host} 不接受一次这么多内容。</translation>
    </message>
    <message>
        <source>{host} ended the reply in the middle.</source>
        <translation>{host} 中途结束了回复。</translation>
    </message>
    <message>
        <source>{host} failed while it worked on the request.</source>
        <translation>{host} 在处理请求时出错。</translation>
    </message>
    <message>
        <source>{host} has nothing at this address.</source>
        <translation>{host} 的这个地址上没有内容。</translation>
    </message>
    <message>
        <source>{host} is overloaded or still starting.</source>
        <translation>{host} 负载过高或仍在启动。</translation>
    </message>
    <message>
        <source>{host} needs a key, and there is none yet.</source>
        <translation>{host} 需要密钥，但现在还没有。</translation>
    </message>
    <message>
        <source>{host} received more requests than your account may send.</source>
        <translation>{host} 收到的请求超过了你账户的限额。</translation>
    </message>
    <message>
        <source>{host} rejected the key.</source>
        <translation>{host} 拒绝了密钥。</translation>
    </message>
    <message>
        <source>{host} rejected the request: {words}</source>
        <translation>{host} 拒绝了请求：{words}</translation>
    </message>
    <message>
        <source>{host} reported an error: {words}</source>
        <translation>{host} 报告了错误：{words}</translation>
    </message>
    <message>
        <source>{host} sends requests on to {target}. Nothing was sent there.</source>
        <translation>{host} 将请求转往 {target}。没有向那里发送任何内容。</translation>
    </message>
    <message>
        <source>{host} sent a reply that could not be understood.</source>
        <translation>{host} 的回复无法理解。</translation>
    </message>
    <message>
        <source>{host} stopped sending, so the reply was ended.</source>
        <translation>{host} 不再发送内容，回复已结束。</translation>
    </message>
    <message>
        <source>{host} took the request and did not answer in time.</source>
        <translation>{host} 收到了请求，但没有及时应答。</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} 小时 {minutes} 分</translation>
    </message>
    <message>
        <source>{loss} {count} came back from a backup.</source>
        <translation>{loss}从备份恢复了 {count} 条。</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} 分 {seconds} 秒</translation>
    </message>
    <message>
        <source>{model} (demo, no AI model)</source>
        <translation>{model}（演示，不是 AI 模型）</translation>
    </message>
    <message>
        <source>{name} holds a secret. Enter the key in its own field.</source>
        <translation>{name} 含有机密。请将密钥填入它自己的栏位。</translation>
    </message>
    <message>
        <source>{name} names a file that does not exist: {path}. It is ignored.</source>
        <translation>{name} 指向的文件不存在：{path}，已忽略。</translation>
    </message>
    <message>
        <source>{name}, {size}</source>
        <translation>{name}，{size}</translation>
    </message>
    <message>
        <source>{name}: {state}</source>
        <translation>{name}：{state}</translation>
    </message>
    <message>
        <source>{number} %</source>
        <translation>{number} %</translation>
    </message>
    <message>
        <source>{number} GB</source>
        <translation>{number} GB</translation>
    </message>
    <message>
        <source>{number} MB</source>
        <translation>{number} MB</translation>
    </message>
    <message>
        <source>{number} bytes</source>
        <translation>{number} 字节</translation>
    </message>
    <message>
        <source>{number} kB</source>
        <translation>{number} kB</translation>
    </message>
    <message>
        <source>{number} ms</source>
        <translation>{number} 毫秒</translation>
    </message>
    <message>
        <source>{number} s</source>
        <translation>{number} 秒</translation>
    </message>
    <message>
        <source>{number} settings differ from the default</source>
        <translation>{number} 项与默认不同</translation>
    </message>
    <message>
        <source>{number} tokens/s</source>
        <translation>{number} 词元/秒</translation>
    </message>
    <message>
        <source>{reason} Issued by {issuer}.</source>
        <translation>{reason}签发者：{issuer}。</translation>
    </message>
    <message>
        <source>{sent} → {received} tokens</source>
        <translation>{sent} → {received} 词元</translation>
    </message>
    <message>
        <source>{source} cannot be used. {reason}</source>
        <translation>{source} 无法使用。{reason}</translation>
    </message>
    <message>
        <source>{text}</source>
        <translation>{text}</translation>
    </message>
    <message>
        <source>{time}, over a connection that stood</source>
        <translation>{time}，沿用已有连接</translation>
    </message>
    <message>
        <source>{title} {advice}</source>
        <translation>{title}{advice}</translation>
    </message>
    <message>
        <source>{verb}  (Ctrl+Enter)</source>
        <translation>{verb}  (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>{why} Waiting {seconds} s, then again</source>
        <translation>{why}{seconds} 秒后重试</translation>
    </message>
</context>
</TS>
