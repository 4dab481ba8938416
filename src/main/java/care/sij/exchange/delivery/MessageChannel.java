package care.sij.exchange.delivery;

import care.sij.exchange.delivery.Disposition.Renew;
import care.sij.partner.Binding;
import care.sij.partner.Delivery;
import care.sij.partner.Partner;
import care.sij.record.Bytes;
import org.springframework.stereotype.Component;

/** {@code $process-message} of the partner: the whole message in one request. */
@Component
class MessageChannel implements Channel {

    private final MessagePost post;
    private final ReplyReader replies;

    MessageChannel(MessagePost post, ReplyReader replies) {
        this.post = post;
        this.replies = replies;
    }

    @Override
    public boolean serves(Delivery delivery) {
        return delivery.binding() instanceof Binding.ProcessMessage;
    }

    @Override
    public Disposition send(Entry entry, Partner partner, Delivery delivery, Bytes letter) {
        String id = entry.messageId();
        Disposition first = replies.read(post.send(partner, delivery, letter, id), id);
        return first instanceof Renew ? replies.read(post.sendRenewed(partner, delivery, letter, id), id) : first;
    }
}
