/** Names of the kinds of elements in Chinese, built from their parts where English does the same. */

const EVENTS = {
  Message: '消息',
  Timer: '定时',
  Escalation: '上报',
  Conditional: '条件',
  Link: '链接',
  Error: '错误',
  Cancel: '取消',
  Compensation: '补偿',
  Compensate: '补偿',
  Signal: '信号',
  Terminate: '终止',
};
const PLACES = {
  'start event': '开始事件',
  'intermediate catch event': '中间捕获事件',
  'intermediate throw event': '中间抛出事件',
  'boundary event': '边界事件',
  'end event': '结束事件',
};

/** `Message start event (non-interrupting)` and so on; the panel's head writes each word with a capital. */
const events = Object.entries(EVENTS).flatMap(([trigger, zh]) =>
  Object.entries(PLACES).flatMap(([place, where]) => {
    const name = `${trigger} ${place}`;
    const told = `${zh}${where}`;
    return [
      [name, told],
      [`${name} (non-interrupting)`, `${told}（不中断）`],
      [titled(name), told],
      [`${titled(name)} (Non Interrupting)`, `${told}（不中断）`],
      [`Append ${name.toLowerCase()}`, `添加${told}`],
    ];
  }),
);

const OTHERS = {
  'Activity': '活动',
  'Ad-hoc': '临时',
  'Ad-hoc sub-process': '临时子流程',
  'Ad-hoc sub-process (collapsed)': '临时子流程（折叠）',
  'Ad-hoc sub-process (expanded)': '临时子流程（展开）',
  'Ad Hoc Sub Process': '临时子流程',
  'Association': '关联',
  'BPMN': 'BPMN',
  'Boundary event': '边界事件',
  'Business rule task': '业务规则任务',
  'Call activity': '调用活动',
  'Camunda Form': '平台表单',
  'Camunda Form (embedded)': '平台表单（内嵌）',
  'Camunda Form (linked)': '平台表单（引用）',
  'Camunda user task': '平台用户任务',
  'Collaboration': '协作',
  'Collection': '集合',
  'Complex gateway': '复杂网关',
  'Conditional flow': '条件流',
  'Custom form key': '自定义表单键',
  'Data input association': '数据输入关联',
  'Data object reference': '数据对象',
  'Data output association': '数据输出关联',
  'Data store reference': '数据存储',
  'Default flow': '默认流',
  'Empty pool/participant': '空泳池',
  'Empty pool/participant (removes content)': '空泳池（删除内容）',
  'End event': '结束事件',
  'Event based instantiating Gateway': '事件启动网关',
  'Event sub-process': '事件子流程',
  'Event sub-process (collapsed)': '事件子流程（折叠）',
  'Event sub-process (expanded)': '事件子流程（展开）',
  'Event-based gateway': '事件网关',
  'Event Based Gateway': '事件网关',
  'Events': '事件',
  'Exclusive gateway': '排他网关',
  'Expanded pool/participant': '泳池（展开）',
  'Gateways': '网关',
  'Group': '分组框',
  'Inclusive gateway': '包容网关',
  'Intermediate throw event': '中间抛出事件',
  'Intermediate catch event': '中间捕获事件',
  'Lane': '泳道',
  'Loop': '循环',
  'Manual task': '手工任务',
  'Message flow': '消息流',
  'Parallel Event based instantiating Gateway': '并行事件启动网关',
  'Parallel gateway': '并行网关',
  'Parallel multi-instance': '并行多实例',
  'Participant': '泳池',
  'Participant multiplicity': '多个参与方',
  'Participants': '泳池',
  'Process': '流程',
  'Receive task': '接收任务',
  'Script task': '脚本任务',
  'Send task': '发送任务',
  'Sequence flow': '顺序流',
  'Sequential multi-instance': '串行多实例',
  'Service task': '服务任务',
  'Start event': '开始事件',
  'Sub-process': '子流程',
  'Sub-process (collapsed)': '子流程（折叠）',
  'Sub-process (expanded)': '子流程（展开）',
  'Sub Process': '子流程',
  'Expanded Sub Process': '子流程（展开）',
  'Expanded Ad Hoc Sub Process': '临时子流程（展开）',
  'Expanded Transaction': '事务（展开）',
  'Expanded Event Sub Process': '事件子流程（展开）',
  'Event Sub Process': '事件子流程',
  'Sub-processes': '子流程',
  'Task': '任务',
  'Tasks': '任务',
  'Templates': '服务模板',
  'Text annotation': '批注',
  'Transaction': '事务',
  'User task': '用户任务',
};

function titled(text) {
  return text.replace(/\b[a-z]/g, letter => letter.toUpperCase());
}

const both = Object.entries(OTHERS).flatMap(([name, zh]) => [
  [titled(name), zh],
  [name, zh],
]);

export const elements = Object.fromEntries([...events, ...both]);
