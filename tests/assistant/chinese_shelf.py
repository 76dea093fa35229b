"""Twenty products of a shop whose catalogue is in Chinese, some in traditional characters."""

from tests.goods import product


def _row(number: int, title: str, price: float, category: str, **more: object) -> dict[str, object]:
    return product(f"zh-{number}", title, price, **{"currency": "CNY", "category": category, **more})


STOCK = [
    _row(1, "红色真皮登山靴", 599, "鞋靴 > 登山靴", color="红色", material="真皮", gender="男"),
    _row(2, "黑色防水登山靴", 499, "鞋靴 > 登山靴", color="黑色", material="尼龙"),
    _row(3, "棕色橡胶雨靴", 129, "鞋靴 > 雨靴", color="棕色", material="橡胶"),
    _row(4, "蓝色帆布鞋", 159, "鞋靴 > 帆布鞋", color="蓝色"),
    _row(5, "双人露营帐篷", 899, "户外 > 帐篷", color="绿色", description="防水面料，两人使用，三分钟搭好。"),
    _row(6, "四人家庭帐篷", 1499, "户外 > 帐篷", color="橙色", description="宽敞，适合一家人露营。"),
    _row(7, "羽绒睡袋", 699, "户外 > 睡袋", color="蓝色", material="羽绒"),
    _row(8, "碳纤维登山杖", 259, "户外 > 登山杖", material="碳纤维"),
    _row(9, "不锈钢保温杯", 99, "厨房 > 杯子", color="白色", material="不锈钢"),
    _row(10, "陶瓷马克杯", 49, "厨房 > 杯子", color="红色", material="陶瓷"),
    _row(11, "玻璃茶壶", 139, "厨房 > 茶壶", material="玻璃"),
    _row(12, "羊毛圍巾", 199, "服飾 > 圍巾", color="灰色", material="羊毛"),
    _row(13, "真絲絲巾", 329, "服飾 > 圍巾", color="紅色", material="真絲"),
    _row(14, "紅色純棉襯衫", 189, "服飾 > 襯衫"),
    _row(15, "白色亚麻衬衫", 239, "服飾 > 襯衫"),
    _row(16, "蓝牙耳机", 399, "数码 > 耳机", color="黑色", description="降噪，续航三十小时。"),
    _row(17, "机械键盘", 459, "数码 > 键盘", color="白色"),
    _row(18, "薰衣草香薰蜡烛", 79, "家居 > 蜡烛", description="含薰衣草精油。"),
    _row(19, "香草香薰蜡烛", 85, "家居 > 蜡烛", description="香草味道。"),
    _row(20, "木制积木玩具", 119, "玩具 > 积木", material="木"),
]
